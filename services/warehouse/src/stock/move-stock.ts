import type { CreateMovement, Movement } from '@eshop/contracts/api/warehouse';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import type { Context } from '../context.ts';
import { placesOf, planMovement } from './plan-movement.ts';
import { planWrite } from './plan-write.ts';
import { presentMovement } from './present-movement.ts';
import { unknownReference } from './unknown-reference.ts';

/**
 * Receives, transfers or adjusts stock, with its entry in the ledger.
 * @throws 404 naming the member for an unknown product or warehouse, 409 `OUT_OF_STOCK` when less is available.
 */
export async function moveStock(
  context: Context,
  command: CreateMovement,
  actor: string,
  remember: Remember<SqlExecutor>,
): Promise<Movement> {
  const places = placesOf(command);
  const warehouseIds = places.map(({ warehouseId }) => warehouseId);
  return context.transaction(async (tx) => {
    const stock = await tx.stock.lock([command.productId]);
    if (!stock.versions.has(command.productId)) throw unknownReference('product', 'productId');
    const open = await tx.warehouses.keepOpen(warehouseIds);
    for (const { path, warehouseId } of places) {
      if (!open.has(warehouseId)) throw unknownReference('warehouse', path);
    }
    const { changes, movement } = planMovement(command, stock.levels, actor);
    await tx.stock.openLevels(command.productId, warehouseIds);
    const write = planWrite(stock, changes, [movement]);
    await tx.stock.write(write);
    const [entry] = write.entries;
    if (!entry) throw new Error('a movement was planned but not written');
    const answer = presentMovement(entry);
    await remember(tx.sql, { status: 201, body: answer });
    return answer;
  });
}
