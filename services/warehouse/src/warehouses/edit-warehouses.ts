import type { CreateWarehouse, UpdateWarehouse, Warehouse } from '@eshop/contracts/api/warehouse';
import type { AuditActor } from '@eshop/kit/audit';
import { notFound, versionConflict } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import { v7 as uuidv7 } from 'uuid';
import type { Context, Transaction } from '../context.ts';
import { auditOfWarehouse } from './audit-warehouse.ts';
import { changeWarehouse, nameTaken, openWarehouse, warehouseInUse } from './warehouse.ts';

/** Opens a warehouse. @throws 409 `NAME_TAKEN`. */
export const createWarehouse = (
  context: Context,
  actor: AuditActor,
  wanted: CreateWarehouse,
  remember: Remember<SqlExecutor>,
): Promise<Warehouse> =>
  context.transaction(async (tx) => {
    await tx.warehouses.beginChange();
    const warehouse = openWarehouse(uuidv7(), wanted, await tx.warehouses.main());
    if (await tx.warehouses.isNameTaken(warehouse)) throw nameTaken(warehouse.name);
    if (warehouse.isMain) await tx.warehouses.resignMain();
    await tx.warehouses.insert(warehouse);
    await context.audit.record(tx.sql, actor, auditOfWarehouse('warehouse.create', { after: warehouse }));
    await remember(tx.sql, { status: 201, body: warehouse });
    return warehouse;
  });

/** A warehouse to change, as its editor saw it: id and version. */
type Seen = { readonly id: string; readonly version: number };

/** Changes a warehouse. @throws 404, 412, 409 `NAME_TAKEN` or `INVALID_STATE`. */
export const updateWarehouse = (
  context: Context,
  actor: AuditActor,
  seen: Seen,
  changes: UpdateWarehouse,
): Promise<Warehouse> =>
  context.transaction(async (tx) => {
    const current = await readForChange(tx, seen);
    const changed = changeWarehouse(current, changes);
    if (await tx.warehouses.isNameTaken(changed)) throw nameTaken(changed.name);
    if (changed.isMain && !current.isMain) await tx.warehouses.resignMain();
    await tx.warehouses.update(changed);
    const act = auditOfWarehouse('warehouse.update', { before: current, after: changed });
    await context.audit.record(tx.sql, actor, act);
    return changed;
  });

/** Closes a warehouse. @throws 404, 412, 409 `WAREHOUSE_IN_USE` while it holds stock or is the main one. */
export const deleteWarehouse = (context: Context, actor: AuditActor, seen: Seen): Promise<void> =>
  context.transaction(async (tx) => {
    const warehouse = await readForChange(tx, seen);
    const { id, isMain } = warehouse;
    if (isMain) throw warehouseInUse('the main warehouse can not be closed: make another one the main one');
    await tx.warehouses.lockForClosing(id);
    if (await tx.warehouses.holdsStock(id)) throw warehouseInUse('there is still stock in the warehouse');
    await tx.warehouses.delete(id);
    await context.audit.record(tx.sql, actor, auditOfWarehouse('warehouse.delete', { before: warehouse }));
  });

async function readForChange(tx: Transaction, { id, version }: Seen): Promise<Warehouse> {
  await tx.warehouses.beginChange();
  const current = await tx.warehouses.find(id);
  if (!current) throw notFound('warehouse');
  if (current.version !== version) throw versionConflict();
  return current;
}
