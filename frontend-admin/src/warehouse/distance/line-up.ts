import type { AllocatedShipment, StockLevel, Warehouse } from '@eshop/contracts/api/warehouse';

/** A warehouse as seen from a customer: how far, in which order it is tried, what it has and what it would send. */
export type LinedUp = {
  readonly warehouse: Warehouse;
  readonly distance: number;
  readonly available: number | null;
  readonly sends: number;
};

/** The warehouses in the order in which they are tried: nearest first, ties by id. */
export function lineUp(
  warehouses: readonly Warehouse[],
  zipCode: string,
  levels: readonly StockLevel[] | null,
  shipments: readonly AllocatedShipment[],
): LinedUp[] {
  return warehouses
    .map((warehouse) => ({
      warehouse,
      distance: Math.abs(Number(warehouse.zipCode) - Number(zipCode)),
      available: levels && (levels.find(({ warehouseId }) => warehouseId === warehouse.id)?.available ?? 0),
      sends: shipments
        .filter(({ warehouseId }) => warehouseId === warehouse.id)
        .flatMap(({ items }) => items)
        .reduce((sum, { quantity }) => sum + quantity, 0),
    }))
    .sort((one, other) => one.distance - other.distance || (one.warehouse.id < other.warehouse.id ? -1 : 1));
}
