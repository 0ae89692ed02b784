import type { Item } from '@eshop/contracts';
import type { AllocatedShipment } from '@eshop/contracts/api/warehouse';
import type { Context } from '../context.ts';
import type { Pricing } from './quote.ts';
import { addUp, priceLines, withCost } from './quote.ts';

/** Either the price of the items sent to the zip code, or why they can't all be sent. */
export type PricingOutcome =
  | { readonly inStock: true; readonly pricing: Pricing }
  | { readonly inStock: false; readonly pricing: Pricing; readonly refusal: Error };

/**
 * Prices items as of now: the products' prices, the warehouses' allocation, the shipping cost of each shipment.
 * @throws 409 `PRODUCT_UNAVAILABLE`; 503 while a service is away.
 */
export async function priceItems(
  context: Context,
  items: readonly Item[],
  zipCode: string,
): Promise<PricingOutcome> {
  const [products, allocation] = await Promise.all([
    context.products.byIds(items.map(({ productId }) => productId)),
    context.warehouse.allocate(items, zipCode),
  ]);
  const lines = priceLines(items, products);
  if (!allocation.inStock) {
    return { inStock: false, pricing: addUp(lines, []), refusal: allocation.refusal };
  }
  const shipments = await costShipments(context, allocation.shipments, zipCode);
  return { inStock: true, pricing: addUp(lines, shipments) };
}

/** Asks what each shipment costs. */
export function costShipments(context: Context, shipments: readonly AllocatedShipment[], toZip: string) {
  return Promise.all(
    shipments.map(async (shipment) => {
      const cost = await context.shipping.cost(shipment.warehouseZipCode, toZip);
      return withCost(shipment, cost);
    }),
  );
}
