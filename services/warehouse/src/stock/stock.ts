import type { MovementType } from '@eshop/contracts/api/warehouse';

/** How much of a product lies in a warehouse. */
export type StockLevel = {
  readonly productId: string;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly reserved: number;
};

/** A level with what the choice of warehouses needs to know of its warehouse. */
export type PlacedLevel = StockLevel & {
  readonly warehouseName: string;
  readonly warehouseZipCode: string;
};

/** The stock of some products as it was read. Products that are not known have no version. */
export type SeenStock = {
  readonly versions: ReadonlyMap<string, number>;
  readonly levels: readonly PlacedLevel[];
};

/** What can still be promised: on hand less reserved. */
export const available = ({ onHand, reserved }: Pick<StockLevel, 'onHand' | 'reserved'>): number =>
  onHand - reserved;

/** By how much a level changes. */
export type LevelChange = StockLevel;

/** An entry of the ledger before it has an id and a time. */
export type NewMovement = {
  readonly type: MovementType;
  readonly productId: string;
  readonly quantity: number;
  readonly reason: string;
  readonly fromWarehouseId: string | null;
  readonly toWarehouseId: string | null;
  readonly warehouseId: string | null;
  readonly orderId: string | null;
  readonly actor: string;
};

/** An entry of the ledger. */
export type LedgerEntry = NewMovement & { readonly id: string; readonly createdAt: Date };

/** Actor of movements that nobody asked for in person. */
export const systemActor = 'system';

/** The products whose available quantity the changes alter, with what is available afterwards over all warehouses. */
export function newAvailability(
  levels: readonly StockLevel[],
  changes: readonly LevelChange[],
): Map<string, number> {
  const altered = totals(changes);
  const before = totals(levels);
  return new Map(
    [...altered]
      .filter(([, difference]) => difference !== 0)
      .map(([productId, difference]) => [productId, (before.get(productId) ?? 0) + difference]),
  );
}

/** What is available of each product over all warehouses. */
function totals(levels: readonly StockLevel[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const level of levels) {
    sums.set(level.productId, (sums.get(level.productId) ?? 0) + available(level));
  }
  return sums;
}
