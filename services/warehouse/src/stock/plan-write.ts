import { productQuantityUpdated } from '@eshop/contracts/events';
import { newEvent, type OutboxEvent } from '@eshop/kit/messaging';
import { v7 as uuidv7 } from 'uuid';
import {
  available,
  type LedgerEntry,
  type LevelChange,
  type NewMovement,
  newAvailability,
  type SeenStock,
} from './stock.ts';

/** All that is written when stock changes: levels, ledger, versions of the products and events commit together. */
export type StockWrite = {
  readonly changes: readonly LevelChange[];
  readonly entries: readonly LedgerEntry[];
  /** Products whose stock version is raised by one. */
  readonly raised: readonly string[];
  readonly events: readonly OutboxEvent[];
};

/**
 * What has to be written for changes of levels seen in `stock`. The version of a product rises when what is available
 * anywhere changes; an event tells only a new total.
 */
export function planWrite(
  stock: SeenStock,
  changes: readonly LevelChange[],
  movements: readonly NewMovement[],
): StockWrite {
  const createdAt = new Date();
  const told = newAvailability(stock.levels, changes);
  const raised = new Set(
    changes.filter((change) => available(change) !== 0).map(({ productId }) => productId),
  );
  return {
    changes,
    entries: movements.map((movement) => ({ id: uuidv7(), ...movement, createdAt })),
    raised: [...raised],
    events: [...told].map(([productId, availableQuantity]) =>
      newEvent(
        productQuantityUpdated,
        { productId, availableQuantity, version: (stock.versions.get(productId) ?? 0) + 1 },
        { source: 'warehouse' },
      ),
    ),
  };
}
