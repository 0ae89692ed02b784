import { productQuantityUpdated } from '@eshop/contracts/events';
import { newEvent } from '@eshop/kit/messaging';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../context.ts';
import { type LedgerEntry, type LevelChange, type NewMovement, newAvailability } from './stock.ts';
import type { LockedStock } from './stock-store.ts';

/**
 * The one way in which stock changes: levels, ledger, versions and events in the caller's transaction. `stock` must hold
 * the locks of all products concerned. An event is written only for products whose available quantity changes.
 */
export async function writeStock(
  tx: Transaction,
  stock: LockedStock,
  { changes, movements = [] }: { changes: readonly LevelChange[]; movements?: readonly NewMovement[] },
): Promise<LedgerEntry[]> {
  const createdAt = new Date();
  const entries = movements.map((movement) => ({ id: uuidv7(), ...movement, createdAt }));
  const availability = newAvailability(stock.levels, changes);
  await tx.stock.write({ changes, entries, raised: [...availability.keys()] });
  await tx.outbox(
    ...[...availability].map(([productId, availableQuantity]) => {
      const version = (stock.products.get(productId)?.stockVersion ?? 0) + 1;
      return newEvent(
        productQuantityUpdated,
        { productId, availableQuantity, version },
        { source: 'warehouse' },
      );
    }),
  );
  return entries;
}
