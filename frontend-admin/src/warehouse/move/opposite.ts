import type { CreateMovement, Movement } from '@eshop/contracts/api/warehouse';
import { moveText } from '@text/move';

const longestReason = 500;

/**
 * The movement that takes one back: what arrived is counted out again, what was carried is carried back. Null for a
 * sale, which no person takes back.
 */
export function oppositeOf(movement: Movement): CreateMovement | null {
  const { type, productId, quantity, fromWarehouseId, toWarehouseId, warehouseId } = movement;
  const reason = moveText.undoReason(movement.reason).slice(0, longestReason);
  const undone = { productId, reason };
  if (type === 'receive' && toWarehouseId) {
    return { type: 'adjust', ...undone, quantity: -quantity, warehouseId: toWarehouseId };
  }
  if (type === 'transfer' && fromWarehouseId && toWarehouseId) {
    const back = { fromWarehouseId: toWarehouseId, toWarehouseId: fromWarehouseId };
    return { type: 'transfer', ...undone, quantity, ...back };
  }
  if (type === 'adjust' && warehouseId) {
    return { type: 'adjust', ...undone, quantity: -quantity, warehouseId };
  }
  return null;
}
