import { lineTotal, type Sale, type SaleLine } from '../sales/sale.ts';

/** What sums are kept by; `total` is all sales, under the empty key. */
export const dimensions = ['total', 'product', 'category', 'make', 'warehouse'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a sale adds to one key of a dimension: an order counts once per key. Amounts in cents; shipping is in `total` only. */
export type Figures = {
  readonly dimension: Dimension;
  readonly key: string;
  readonly units: number;
  readonly orders: number;
  readonly revenue: number;
  readonly shipping: number;
};

const keys: readonly { dimension: Dimension; keyOf: (line: SaleLine) => string }[] = [
  { dimension: 'product', keyOf: ({ productId }) => productId },
  { dimension: 'category', keyOf: ({ categoryId }) => categoryId },
  { dimension: 'make', keyOf: ({ make }) => make },
  { dimension: 'warehouse', keyOf: ({ warehouseId }) => warehouseId },
];

/** All that a sale adds to the sums of its hour and its day. */
export function figuresOf(sale: Sale): Figures[] {
  const { units, revenue, shippingCost, lines } = sale;
  const total: Figures = { dimension: 'total', key: '', units, orders: 1, revenue, shipping: shippingCost };
  return [total, ...keys.flatMap(({ dimension, keyOf }) => figuresBy(dimension, lines, keyOf))];
}

function figuresBy(
  dimension: Dimension,
  lines: readonly SaleLine[],
  keyOf: (line: SaleLine) => string,
): Figures[] {
  return [...Map.groupBy(lines, keyOf)].map(([key, same]) => ({
    dimension,
    key,
    units: same.reduce((sum, { quantity }) => sum + quantity, 0),
    orders: 1,
    revenue: same.reduce((sum, line) => sum + lineTotal(line), 0),
    shipping: 0,
  }));
}
