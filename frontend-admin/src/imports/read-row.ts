import { type CreateProduct, createProductSchema } from '@eshop/contracts/api/product';
import { skuSchema } from '@eshop/contracts/ids';
import { currency } from '@eshop/contracts/money';
import { forPeople } from '@eshop/site/forms/form-state.ts';
import { importText } from '@text/imports';
import type { RawRow, RowFault } from './rows.ts';

/** The product that a row describes. */
export type RowProduct = CreateProduct & { readonly sku: string };

const numbers: ReadonlySet<string> = new Set([
  'price',
  'weightKg',
  'year',
  'mileageKm',
  'engineCc',
  'powerHp',
  'initialQuantity',
]);
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
/** The shop's own rules for a new product; in an import each has a SKU, by which it is found again. */
const rowSchema = createProductSchema.extend({ sku: skuSchema });

/** Reads a row by the shop's rules; the category is named by its slug or id. All that is wrong is named by its column. */
export function readRow(
  { cells }: RawRow,
  categoryIds: ReadonlyMap<string, string>,
): { product: RowProduct } | { faults: RowFault[] } {
  const value = (column: string) => cellValue(column, cells[column]);
  const given = (columns: readonly string[]) =>
    Object.fromEntries(
      columns.flatMap((column) => (value(column) === undefined ? [] : [[column, value(column)]])),
    );
  const category = cells.category?.trim().toLowerCase() ?? '';
  const parsed = rowSchema.safeParse({
    ...given(['sku', 'name', 'description', 'weightKg', 'initialQuantity']),
    ...(value('price') === undefined ? {} : { price: { amount: value('price'), currency } }),
    categoryId: categoryIds.get(category),
    attributes: given(attributes),
  });
  if (parsed.success) return { product: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }): RowFault => {
    const column = columnOf(path);
    if (column === 'category' && category !== '')
      return { column, message: importText.unknownCategory(cells.category ?? '') };
    return { column, message: forPeople(message) };
  });
  return { faults };
}

/** The column that the shop means by a path of a product. */
export function columnOf(path: readonly PropertyKey[]): string {
  const name = String((path[0] === 'attributes' ? path[1] : path[0]) ?? '');
  return name === 'categoryId' ? 'category' : name;
}

/** A number where the cell looks like one, else the text, so that the rule names what is wrong; nothing where it is empty. */
function cellValue(column: string, cell: string | undefined): string | number | undefined {
  const text = cell?.trim() ?? '';
  if (text === '') return undefined;
  return numbers.has(column) && /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
