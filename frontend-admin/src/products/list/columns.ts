import { productsText } from '@text/products';
import type { Column } from '@/tables/columns.ts';

const { columns } = productsText;

/** A column of the list beside the name, which is always shown. */
export type ProductColumn = keyof typeof columns;

/** In the order of the table. */
export const productColumns: readonly Column<ProductColumn>[] = (
  [
    'picture',
    'sku',
    'category',
    'make',
    'model',
    'year',
    'price',
    'available',
    'weight',
    'updated',
    'created',
  ] as const
).map((name) => ({ name, title: columns[name] }));

/** Shown when nobody chose. */
export const defaultProductColumns: readonly ProductColumn[] = [
  'picture',
  'sku',
  'category',
  'price',
  'available',
  'updated',
];
