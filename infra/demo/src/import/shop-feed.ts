import { createProductSchema } from '@eshop/contracts/api/product';
import { skuSchema } from '@eshop/contracts/ids';
import { currency } from '@eshop/contracts/money';
import { z } from 'zod';
import type { FeedFormat, RawRow, ReadRow } from './feed-row.ts';

const required = ['sku', 'name', 'category', 'price', 'weightKg', 'make', 'model', 'year'] as const;
const attributes = [
  'make',
  'model',
  'year',
  'mileageKm',
  'engineCc',
  'powerHp',
  'fuel',
  'transmission',
  'bodyType',
  'colour',
] as const;
const optional = [
  'description',
  'mileageKm',
  'engineCc',
  'powerHp',
  'fuel',
  'transmission',
  'bodyType',
  'colour',
  'initialQuantity',
] as const;
const numbers: ReadonlySet<string> = new Set([
  'price',
  'weightKg',
  'year',
  'mileageKm',
  'engineCc',
  'powerHp',
  'initialQuantity',
]);

/** The shop's own rules for a new product; the category is still a slug. */
const productSchema = createProductSchema
  .omit({ categoryId: true })
  .extend({ sku: skuSchema, category: z.string({ error: 'is required' }).trim().min(1, 'is required') });

/** A number where the cell looks like one, else the text, so that the rule names what is wrong; nothing where it is empty. */
function cellValue(column: string, cell: string | undefined): string | number | undefined {
  const text = cell?.trim() ?? '';
  if (text === '') return undefined;
  return numbers.has(column) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function read({ row, cells }: RawRow): ReadRow {
  const value = (column: string) => cellValue(column, cells[column]);
  const given = (columns: readonly string[]) =>
    Object.fromEntries(
      columns.flatMap((column) => (value(column) === undefined ? [] : [[column, value(column)]])),
    );
  const candidate = {
    ...given(['sku', 'name', 'description', 'category', 'weightKg', 'initialQuantity']),
    ...(value('price') === undefined ? {} : { price: { amount: value('price'), currency } }),
    attributes: given(attributes),
  };
  const parsed = productSchema.safeParse(candidate);
  if (parsed.success) return { row, product: parsed.data };
  return {
    row,
    faults: parsed.error.issues.map(({ path, message }) => ({ row, column: columnOf(path), message })),
  };
}

const columnOf = (path: readonly PropertyKey[]): string =>
  String((path[0] === 'attributes' ? path[1] : path[0]) ?? '');

/** The shop's own feed: one column per field, `price` in cents, empty cells where a field is not known. */
export const shopFeed: FeedFormat = { name: 'catalogue', required, optional, read };
