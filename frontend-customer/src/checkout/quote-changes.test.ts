import type { OrderLine, Quote } from '@eshop/contracts/api/order';
import { usd } from '@eshop/contracts/money';
import { createFormat } from '@eshop/site/format/format.ts';
import { describe, expect, it } from 'vitest';
import { quoteChanges, readSeen } from './quote-changes.ts';
import { viewQuote } from './quote-view.ts';

const format = createFormat('en-US');
const id = (digit: number) => `0190a3c1-0000-7000-8000-00000000000${digit}`;

const line = (digit: number, name: string, price: number, quantity = 1): OrderLine => ({
  productId: id(digit),
  sku: `SKU-${digit}`,
  name,
  thumbUrl: null,
  unitPrice: usd(price),
  quantity,
  lineTotal: usd(price * quantity),
});

const quoteOf = (items: OrderLine[], shipping = 50_000): Quote => {
  const subtotal = items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0);
  return {
    quoteId: id(9),
    items,
    shipments: [
      {
        warehouseId: id(8),
        warehouseName: 'New York',
        items: items.map(({ productId, quantity }) => ({ productId, quantity })),
        distance: 249,
        cost: usd(shipping),
      },
    ],
    subtotal: usd(subtotal),
    shippingCost: usd(shipping),
    total: usd(subtotal + shipping),
    expiresAt: '2026-01-01T00:00:00.000Z',
  };
};

const changes = (before: Quote, now: Quote) => {
  const seen = readSeen(viewQuote(before, '10001', format).seen);
  return seen && quoteChanges(seen, now, format);
};

describe('what has changed in a quote', () => {
  it('names old and new prices, delivery and total', () => {
    const before = quoteOf([line(1, 'Vespa', 100_000)]);

    expect(changes(before, quoteOf([line(1, 'Vespa', 120_000)], 60_000))).toEqual([
      'Vespa: $1,000 → $1,200',
      'Delivery: $500 → $600',
      'Total: $1,500 → $1,800',
    ]);
  });

  it('names what came into the order, what left it, and other quantities', () => {
    const before = quoteOf([line(1, 'Vespa', 100_000), line(2, 'Golf', 200_000)]);

    expect(changes(before, quoteOf([line(1, 'Vespa', 100_000, 2), line(3, 'Corsa', 100_000)]))).toEqual([
      'Vespa: quantity 1 → 2',
      'Corsa: new in the order',
      'Golf: not in the order any more',
    ]);
  });

  it('is nothing between equal quotes', () => {
    expect(changes(quoteOf([line(1, 'Vespa', 1)]), quoteOf([line(1, 'Vespa', 1)]))).toEqual([]);
  });

  it.each(['', 'null', '{"lines":1}', null])('reads nothing from %j', (text) => {
    expect(readSeen(text)).toBeNull();
  });
});
