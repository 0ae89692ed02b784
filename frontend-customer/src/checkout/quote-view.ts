import type { Quote } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';

/** A quote as it is shown: money written out. */
export type QuoteView = {
  readonly quoteId: string;
  readonly zipCode: string;
  readonly expiresAt: string;
  readonly lines: readonly {
    readonly productId: string;
    readonly name: string;
    readonly quantity: number;
    readonly lineTotal: string;
  }[];
  readonly shipments: readonly {
    readonly warehouseId: string;
    readonly warehouse: string;
    readonly distance: string;
    readonly cost: string;
    readonly items: readonly {
      readonly productId: string;
      readonly name: string;
      readonly quantity: number;
    }[];
  }[];
  readonly subtotal: string;
  readonly delivery: string;
  readonly total: string;
  /** The numbers, for telling later what has changed (`SeenQuote`). */
  readonly seen: string;
};

/** What is shown of a quote for a zip code. */
export function viewQuote(quote: Quote, zipCode: string, format: Format): QuoteView {
  const names = new Map(quote.items.map(({ productId, name }) => [productId, name]));
  return {
    quoteId: quote.quoteId,
    zipCode,
    expiresAt: quote.expiresAt,
    lines: quote.items.map(({ productId, name, quantity, lineTotal }) => ({
      productId,
      name,
      quantity,
      lineTotal: format.money(lineTotal),
    })),
    shipments: quote.shipments.map(({ warehouseId, warehouseName, distance, cost, items }) => ({
      warehouseId,
      warehouse: warehouseName,
      distance: format.number(distance),
      cost: format.money(cost),
      items: items.map(({ productId, quantity }) => ({
        productId,
        quantity,
        name: names.get(productId) ?? productId,
      })),
    })),
    subtotal: format.money(quote.subtotal),
    delivery: format.money(quote.shippingCost),
    total: format.money(quote.total),
    seen: JSON.stringify(seenIn(quote)),
  };
}

/** The numbers of a quote that the customer saw. */
export const seenIn = ({ items, shippingCost, total }: Quote) => ({
  lines: items.map(({ productId, name, quantity, unitPrice }) => ({ productId, name, quantity, unitPrice })),
  delivery: shippingCost,
  total,
});
