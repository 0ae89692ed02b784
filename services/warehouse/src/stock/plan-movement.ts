import type { CreateMovement } from '@eshop/contracts/api/warehouse';
import { OutOfStockError } from './out-of-stock.ts';
import { available, type LevelChange, type NewMovement, type StockLevel } from './stock.ts';

/** What a movement does to the levels, and how it stands in the ledger. */
export type PlannedMovement = { readonly changes: readonly LevelChange[]; readonly movement: NewMovement };

/** The warehouses that a movement names, with the member of the request that names them. */
export function placesOf(command: CreateMovement): { readonly path: string; readonly warehouseId: string }[] {
  switch (command.type) {
    case 'receive':
      return [{ path: 'toWarehouseId', warehouseId: command.toWarehouseId }];
    case 'transfer':
      return [
        { path: 'fromWarehouseId', warehouseId: command.fromWarehouseId },
        { path: 'toWarehouseId', warehouseId: command.toWarehouseId },
      ];
    case 'adjust':
      return [{ path: 'warehouseId', warehouseId: command.warehouseId }];
  }
}

/**
 * Plans a movement on the levels of its product. What is reserved for orders stays where it is.
 * @throws {OutOfStockError} when a warehouse has less available than is to leave it.
 */
export function planMovement(
  command: CreateMovement,
  levels: readonly StockLevel[],
  actor: string,
): PlannedMovement {
  const { type, productId, quantity, reason } = command;
  const nowhere = { fromWarehouseId: null, toWarehouseId: null, warehouseId: null, orderId: null };
  const movement = { ...nowhere, type, productId, quantity, reason, actor };
  const add = (warehouseId: string, onHand: number) => ({ productId, warehouseId, onHand, reserved: 0 });
  switch (command.type) {
    case 'receive': {
      const { toWarehouseId } = command;
      return { changes: [add(toWarehouseId, quantity)], movement: { ...movement, toWarehouseId } };
    }
    case 'transfer': {
      const { fromWarehouseId, toWarehouseId } = command;
      requireAvailable(levels, productId, fromWarehouseId, quantity);
      return {
        changes: [add(fromWarehouseId, -quantity), add(toWarehouseId, quantity)],
        movement: { ...movement, fromWarehouseId, toWarehouseId },
      };
    }
    case 'adjust': {
      const { warehouseId } = command;
      requireAvailable(levels, productId, warehouseId, -quantity);
      return { changes: [add(warehouseId, quantity)], movement: { ...movement, warehouseId } };
    }
  }
}

function requireAvailable(
  levels: readonly StockLevel[],
  productId: string,
  warehouseId: string,
  requestedQuantity: number,
): void {
  const level = levels.find((each) => each.warehouseId === warehouseId && each.productId === productId);
  const availableQuantity = level ? available(level) : 0;
  if (requestedQuantity > availableQuantity) {
    throw new OutOfStockError([{ productId, requestedQuantity, availableQuantity }]);
  }
}
