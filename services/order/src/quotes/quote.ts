import { createHash } from 'node:crypto';
import { addMoney, type Item, type Money, timesMoney } from '@eshop/contracts';
import type { QuotedShipment } from '@eshop/contracts/api/order';
import type { AllocatedShipment } from '@eshop/contracts/api/warehouse';
import { problems } from '@eshop/contracts/problem';
import { refusal } from '@eshop/kit/errors';
import type { OrderLine } from '../orders/order.ts';

/** What a quote needs to know of a product. */
export type PricedProduct = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly thumbUrl: string | null;
  readonly make: string;
  readonly categoryId: string;
  readonly price: Money;
  readonly archived: boolean;
};

/** Goods and shipping at the prices of now. Without enough stock there are no shipments and no shipping cost. */
export type Pricing = {
  readonly lines: readonly OrderLine[];
  readonly shipments: readonly QuotedShipment[];
  readonly subtotal: Money;
  readonly shippingCost: Money;
  readonly total: Money;
};

/**
 * The lines at the products' own prices: a price that a client sends is never looked at.
 * @throws 409 `PRODUCT_UNAVAILABLE` naming each product that is unknown or archived.
 */
export function priceLines(items: readonly Item[], products: readonly PricedProduct[]): OrderLine[] {
  const byId = new Map(products.filter(({ archived }) => !archived).map((product) => [product.id, product]));
  const missing = items.filter(({ productId }) => !byId.has(productId)).map(({ productId }) => productId);
  if (missing.length > 0) throw productUnavailable(missing);
  return items.flatMap(({ productId, quantity }) => {
    const product = byId.get(productId);
    if (!product) return [];
    const { sku, name, thumbUrl, make, categoryId, price } = product;
    const lineTotal = timesMoney(price, quantity);
    return [{ productId, quantity, sku, name, thumbUrl, unitPrice: price, lineTotal, make, categoryId }];
  });
}

const productUnavailable = (productIds: readonly string[]) =>
  refusal(problems.PRODUCT_UNAVAILABLE, `These products can't be bought: ${productIds.join(', ')}`, {
    extra: { productIds },
  });

/** Adds up what the customer pays: each shipment's cost is charged once. */
export function addUp(lines: readonly OrderLine[], shipments: readonly QuotedShipment[]): Pricing {
  const subtotal = addMoney(...lines.map(({ lineTotal }) => lineTotal));
  const shippingCost = addMoney(...shipments.map(({ cost }) => cost));
  return { lines, shipments, subtotal, shippingCost, total: addMoney(subtotal, shippingCost) };
}

/** An allocated shipment with what it costs. */
export const withCost = (shipment: AllocatedShipment, cost: Money): QuotedShipment => ({
  warehouseId: shipment.warehouseId,
  warehouseName: shipment.warehouseName,
  items: shipment.items,
  distance: shipment.distance,
  cost,
});

/** Tells whether two requests ask for the same items, whatever their order, to the same zip code. */
export function quoteFingerprint(items: readonly Item[], zipCode: string): string {
  const lines = items.map(({ productId, quantity }) => `${productId}:${quantity}`).sort();
  return createHash('sha256')
    .update(`${zipCode} ${lines.join(' ')}`)
    .digest('hex');
}
