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
    const [stock, open] = await Promise.all([
      tx.stock.lock([command.productId]),
      tx.warehouses.keepOpen(warehouseIds),
    ]);
    if (!stock.versions.has(command.productId)) throw unknownReference('product', 'productId');
    for (const { path, warehouseId } of places) {
      if (!open.has(warehouseId)) throw unknownReference('warehouse', path);
    }
    const { changes, movement } = planMovement(command, stock.levels, actor.userId);
    const isNew = (warehouseId: string) => stock.levels.every((level) => level.warehouseId !== warehouseId);
    const added = warehouseIds.filter(isNew);
    if (added.length > 0) await tx.stock.openLevels(command.productId, added);
    const write = planWrite(stock, changes, [movement]);
    const [entry] = write.entries;
    if (!entry) throw new Error('a movement was planned but not written');
    const [before, after] = onHand(stock.levels, changes, open);
    const act = auditOfFigures({
      action: `stock.${command.type}`,
      product: { id: command.productId, name: stock.names.get(command.productId) },
      reason: command.reason,
      figure: 'onHand',
      before,
      after,
    });
    const answer = presentMovement(entry);
    await Promise.all([
      tx.stock.write(write),
      context.audit.record(tx.sql, actor, act),
      remember(tx.sql, { status: 201, body: answer }),
    ]);
    return answer;
  });
}

/** What lay in the warehouses that a movement changes, before and after it. */
function onHand(
  levels: readonly StockLevel[],
  changes: readonly LevelChange[],
  names: ReadonlyMap<string, string>,
): readonly [LevelFigure[], LevelFigure[]] {
  const figures = changes.map(({ warehouseId, onHand: by }) => {
    const warehouseName = names.get(warehouseId) ?? warehouseId;
    const value = levels.find((level) => level.warehouseId === warehouseId)?.onHand ?? 0;
    return [
      { warehouseName, value },
      { warehouseName, value: value + by },
    ] as const;
  });
  return [figures.map(([before]) => before), figures.map(([, after]) => after)];
}
