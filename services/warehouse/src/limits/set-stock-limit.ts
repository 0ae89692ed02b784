import type { SetStockLimit, StockLevel } from '@eshop/contracts/api/warehouse';
import type { AuditActor } from '@eshop/kit/audit';
import type { Context } from '../context.ts';
import { auditOfFigures } from '../stock/audit-stock.ts';
import { unknownReference } from '../stock/unknown-reference.ts';

/**
 * Sets from how many available on a product is low, in one warehouse or in all. In a warehouse that it has not been to it
 * has none from now on, and so is out there.
 * @throws 404 naming the member for an unknown product or warehouse.
 */
export const setStockLimit = (
  context: Context,
  actor: AuditActor,
  productId: string,
  { warehouseId, lowAt }: SetStockLimit,
): Promise<StockLevel[]> =>
  context.transaction(async (tx) => {
    const stock = await tx.stock.lock([productId]);
    if (!stock.versions.has(productId)) throw unknownReference('product', 'productId');
    const before = await tx.limits.levelsOf(productId);
    if (warehouseId === null) {
      await tx.limits.setEverywhere(productId, lowAt);
    } else {
      const open = await tx.warehouses.keepOpen([warehouseId]);
      if (!open.has(warehouseId)) throw unknownReference('warehouse', 'warehouseId');
      await tx.stock.openLevels(productId, [warehouseId]);
      await tx.limits.setInWarehouse(productId, warehouseId, lowAt);
    }
    const after = await tx.limits.levelsOf(productId);
    const names = await tx.warehouses.namesOf(after.map(({ warehouseId: id }) => id));
    const limitOf = ({ warehouseId: id, lowAt: value }: StockLevel) => ({
      warehouseName: names.get(id) ?? id,
      value,
    });
    const act = auditOfFigures({
      action: 'stock.set-threshold',
      product: { id: productId, name: stock.names.get(productId) },
      figure: 'lowAt',
      before: before.map(limitOf),
      after: after.map(limitOf),
    });
    await context.audit.record(tx.sql, actor, act);
    return after;
  });
