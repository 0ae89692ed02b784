import type { CreateMovement, Movement } from '@eshop/contracts/api/warehouse';
import type { AuditActor } from '@eshop/kit/audit';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import type { Context } from '../context.ts';
import { auditOfFigures, type LevelFigure } from './audit-stock.ts';
import { placesOf, planMovement } from './plan-movement.ts';
import { planWrite } from './plan-write.ts';
import { presentMovement } from './present-movement.ts';
import type { LevelChange, StockLevel } from './stock.ts';
import { unknownReference } from './unknown-reference.ts';

/**
 * Receives, transfers or adjusts stock, with its entries in the ledger and in the audit trail.
 * @throws 404 naming the member for an unknown product or warehouse, 409 `OUT_OF_STOCK` when less is available.
 */
export async function moveStock(
  context: Context,
  command: CreateMovement,
  actor: AuditActor,
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
    const { changes, movement } = planMovement(command, stock.levels, actor.userId);
    await tx.stock.openLevels(command.productId, warehouseIds);
    const write = planWrite(stock, changes, [movement]);
    await tx.stock.write(write);
    const [entry] = write.entries;
    if (!entry) throw new Error('a movement was planned but not written');
    const [before, after] = onHand(stock.levels, changes);
    const told = {
      action: `stock.${command.type}`,
      productId: command.productId,
      reason: command.reason,
    } as const;
    const act = await auditOfFigures(tx, { ...told, figure: 'onHand', before, after });
    await context.audit.record(tx.sql, actor, act);
    const answer = presentMovement(entry);
    await remember(tx.sql, { status: 201, body: answer });
    return answer;
  });
}

/** What lay in the warehouses that a movement changes, before and after it. */
function onHand(
  levels: readonly StockLevel[],
  changes: readonly LevelChange[],
): readonly [LevelFigure[], LevelFigure[]] {
  const before = changes.map(({ warehouseId, productId }) => {
    const level = levels.find((each) => each.warehouseId === warehouseId && each.productId === productId);
    return { warehouseId, value: level?.onHand ?? 0 };
  });
  const after = changes.map(({ warehouseId, onHand: by }, at) => ({
    warehouseId,
    value: (before[at]?.value ?? 0) + by,
  }));
  return [before, after];
}
