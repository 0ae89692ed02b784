import type { Item } from '@eshop/contracts';
import type { AllocatedShipment, ConsideredWarehouse } from '@eshop/contracts/api/warehouse';
import { available, type PlacedLevel } from '../stock/stock.ts';
import { distanceBetween, nearestFirst } from './allocate.ts';

export type { ConsideredWarehouse };

/** So many warehouses behind the last one that sends are told of: they would have come next. */
const nextInLine = 3;

/**
 * What was looked at when `shipments` were decided on: warehouses with a level of the products, in the order in which they
 * were tried, with what each had and what was taken.
 */
export function consider(
  items: readonly Item[],
  zipCode: string,
  levels: readonly PlacedLevel[],
  shipments: readonly AllocatedShipment[],
): ConsideredWarehouse[] {
  const taken = new Map(
    shipments.flatMap((shipment) =>
      shipment.items.map(({ productId, quantity }) => [`${shipment.warehouseId} ${productId}`, quantity]),
    ),
  );
  const byWarehouse = [
    ...Map.groupBy(nearestFirst(levels, zipCode), ({ warehouseId }) => warehouseId).values(),
  ];
  const last = byWarehouse.findLastIndex((part) =>
    part.some(({ warehouseId, productId }) => taken.has(`${warehouseId} ${productId}`)),
  );
  return byWarehouse.slice(0, last + 1 + nextInLine).flatMap((part) => {
    const [first] = part;
    if (!first) return [];
    const { warehouseId, warehouseName, warehouseZipCode } = first;
    const products = items.flatMap(({ productId }) => {
      const level = part.find((each) => each.productId === productId);
      if (!level) return [];
      return { productId, available: available(level), taken: taken.get(`${warehouseId} ${productId}`) ?? 0 };
    });
    if (products.length === 0) return [];
    const distance = distanceBetween(warehouseZipCode, zipCode);
    return { warehouseId, warehouseName, warehouseZipCode, distance, products };
  });
}
