import { ordersText } from '@text/orders';
import type { Column } from '@/tables/columns.ts';

const names = [
  'number',
  'status',
  'customer',
  'email',
  'items',
  'total',
  'placed',
  'hold',
  'zip',
  'warehouses',
  'payment',
  'updated',
] as const;
export type OrderColumn = (typeof names)[number];

/** What the list of orders can show of each. */
export const orderColumns: readonly Column<OrderColumn>[] = names.map((name) => ({
  name,
  title: ordersText.columns[name],
}));

export const defaultColumns: readonly OrderColumn[] = [
  'number',
  'status',
  'customer',
  'items',
  'total',
  'placed',
  'hold',
];
