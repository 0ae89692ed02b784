import type { Movement } from '@eshop/contracts/api/warehouse';

type Moved = Pick<Movement, 'id' | 'quantity' | 'fromWarehouseId' | 'toWarehouseId' | 'warehouseId'>;

/** By how much a movement changed what is on hand in a warehouse. */
export function changeIn(entry: Omit<Moved, 'id'>, warehouseId: string): number {
  if (entry.warehouseId === warehouseId || entry.toWarehouseId === warehouseId) return entry.quantity;
  return entry.fromWarehouseId === warehouseId ? -entry.quantity : 0;
}

/** What was on hand after each movement, from what is on hand now and the newest movements, newest first. */
export function balancesAfter(
  entries: readonly Moved[],
  warehouseId: string,
  onHandNow: number,
): ReadonlyMap<string, number> {
  const balances = new Map<string, number>();
  let onHand = onHandNow;
  for (const entry of entries) {
    balances.set(entry.id, onHand);
    onHand -= changeIn(entry, warehouseId);
  }
  return balances;
}
