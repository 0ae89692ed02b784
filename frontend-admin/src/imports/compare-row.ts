import type { Product, UpdateProduct } from '@eshop/contracts/api/product';
import type { RowProduct } from './read-row.ts';
import type { RowChange } from './rows.ts';

/** What a row would change of a product that is there; empty cells change nothing, and stock never changes. */
export function changesOf(current: Product, wanted: RowProduct): RowChange[] {
  const { name, description, categoryId, price, weightKg, attributes } = wanted;
  const now: Readonly<Record<string, string | number | undefined>> = current.attributes;
  const values: [column: string, from: string | number | undefined, to: string | number | undefined][] = [
    ['name', current.name, name],
    ['description', current.description, description || undefined],
    ['category', current.categoryId, categoryId],
    ['price', current.price.amount, price.amount],
    ['weightKg', current.weightKg, weightKg],
    ...Object.entries(attributes).map(
      ([column, to]): [string, string | number | undefined, string | number | undefined] => [
        column,
        now[column],
        to,
      ],
    ),
  ];
  return values
    .filter(([, from, to]) => to !== undefined && from !== to)
    .map(([column, from, to]) => ({ column, from: String(from ?? ''), to: String(to) }));
}

/** The change that brings a product to what a row says. */
export const updateOf = (current: Product, wanted: RowProduct): UpdateProduct => {
  const { name, description, categoryId, price, weightKg, attributes } = wanted;
  return { name, description: description || current.description, categoryId, price, weightKg, attributes };
};
