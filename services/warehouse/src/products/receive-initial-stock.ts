import type { Context, Transaction } from '../context.ts';
import { planMovement } from '../stock/plan-movement.ts';
import { planWrite } from '../stock/plan-write.ts';
import { systemActor } from '../stock/stock.ts';

const atOnce = 200;

/**
 * Receives the first stock of a product into the main warehouse, once. Without a main warehouse it stays noted and is
 * received when there is one.
 */
export async function receiveInitialStock(tx: Transaction, productId: string): Promise<void> {
  const stock = await tx.stock.lock([productId]);
  const quantity = stock.waiting.get(productId);
  if (quantity === undefined) return;
  if (quantity > 0) {
    const main = await tx.warehouses.main();
    const open = await tx.warehouses.keepOpen(main ? [main.id] : []);
    if (!main || !open.has(main.id)) return;
    const command = {
      type: 'receive' as const,
      productId,
      quantity,
      reason: 'First stock',
      toWarehouseId: main.id,
    };
    const { changes, movement } = planMovement(command, stock.levels, systemActor);
    await tx.stock.openLevels(productId, [main.id]);
    await tx.stock.write(planWrite(stock, changes, [movement]));
  }
  await tx.stock.initialReceived(productId);
}

/** Receives first stock that waited for a main warehouse, a bounded number at a time; any instance may do it. */
export async function receiveWaitingStock(context: Context): Promise<number> {
  const waiting = await context.initialStock.find(atOnce);
  for (const productId of waiting) {
    await context.transaction((tx) => receiveInitialStock(tx, productId));
  }
  return waiting.length;
}
