import type { Pick as OrderPick } from '@eshop/contracts/api/order';

/** What one warehouse has to pick. */
export type PickGroup = {
  readonly warehouseId: string;
  readonly warehouseName: string;
  readonly picks: readonly OrderPick[];
};

/** Picks by warehouse, the warehouses by name; within one the order stays. */
export function byWarehouse(picks: readonly OrderPick[]): PickGroup[] {
  const groups = Map.groupBy(picks, ({ warehouseId }) => warehouseId);
  return [...groups]
    .map(([warehouseId, own]) => ({ warehouseId, warehouseName: own[0]?.warehouseName ?? '', picks: own }))
    .sort((one, other) => one.warehouseName.localeCompare(other.warehouseName));
}
