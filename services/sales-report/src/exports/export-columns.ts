import { currency } from '@eshop/contracts';
import type { ExportLine } from './export-store.ts';

/** What stands in a cell: text, a time, a whole number, an amount of money as a decimal number, or nothing. */
export type Cell =
  | { readonly kind: 'text' | 'number' | 'money'; readonly text: string }
  | { readonly kind: 'time'; readonly at: Date }
  | { readonly kind: 'empty' };

/** Names of categories by id. */
export type Names = ReadonlyMap<string, string>;

type Column = { readonly title: string; readonly cell: (line: ExportLine, categories: Names) => Cell };

const text = (value: string): Cell => ({ kind: 'text', text: value });
const count = (value: bigint): Cell => ({ kind: 'number', text: String(value) });
const money = (amount: bigint): Cell => ({ kind: 'money', text: decimalOf(amount) });

/** An amount of cents as people write it: `1899900` is `18999.00`. */
export function decimalOf(amount: bigint): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The columns of an export, for both formats. */
export const columns: readonly Column[] = [
  { title: 'Time (UTC)', cell: ({ occurredAt }) => ({ kind: 'time', at: occurredAt }) },
  { title: 'Order', cell: ({ orderNumber }) => text(orderNumber) },
  { title: 'Order id', cell: ({ orderId }) => text(orderId) },
  { title: 'Product id', cell: ({ productId }) => text(productId) },
  { title: 'SKU', cell: ({ sku }) => text(sku) },
  { title: 'Product', cell: ({ name }) => text(name) },
  { title: 'Make', cell: ({ make }) => text(make) },
  { title: 'Category id', cell: ({ categoryId }) => text(categoryId) },
  { title: 'Category', cell: ({ categoryId }, categories) => text(categories.get(categoryId) ?? '') },
  { title: 'Warehouse id', cell: ({ warehouseId }) => text(warehouseId) },
  { title: 'Quantity', cell: ({ quantity }) => count(quantity) },
  { title: 'Unit price', cell: ({ unitPrice }) => money(unitPrice) },
  { title: 'Line total', cell: ({ lineTotal }) => money(lineTotal) },
  {
    title: 'Shipping (once per order)',
    cell: ({ shippingCost }) => (shippingCost === null ? { kind: 'empty' } : money(shippingCost)),
  },
  { title: 'Currency', cell: () => text(currency) },
];

/** The cells of a line. */
export const cellsOf = (line: ExportLine, categories: Names): Cell[] =>
  columns.map(({ cell }) => cell(line, categories));
