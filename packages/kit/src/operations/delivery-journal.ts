import { isTransient } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import type { DeliveryNote } from '../messaging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { DeliveryRow, DeliveryStore } from './delivery-store.ts';
import { explainError } from './explain-error.ts';

export type DeliveryJournal = {
  /** Remembers a try and returns at once; it is written with others soon afterwards. */
  note(note: DeliveryNote): void;
  /** Writes what is remembered now; returns also when the store is away. */
  flush(): Promise<void>;
};

const writeAfterMilliseconds = 500;
const againAfterMilliseconds = 5_000;
const batchSize = 500;
const maxRemembered = 5_000;

/**
 * Writes tries in batches, so that a handler never waits for its journal. While the store is away the newest tries are
 * remembered, and the oldest are dropped and counted.
 */
export function createDeliveryJournal(options: {
  readonly store: Pick<DeliveryStore, 'append'>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}): DeliveryJournal {
  const { store, logger, metrics } = options;
  const dropped = metrics.counter('deliveries_dropped_total', 'Tries that the journal could not keep');
  const remembered: DeliveryRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  /** Forgets the oldest that are too many. */
  function bound(): void {
    const tooMany = remembered.length - maxRemembered;
    if (tooMany <= 0) return;
    remembered.splice(0, tooMany);
    dropped.inc(tooMany);
  }

  function writeAfter(milliseconds: number): void {
    if (timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void flush();
    }, milliseconds).unref();
  }

  async function write(): Promise<void> {
    while (remembered.length > 0) {
      const batch = remembered.splice(0, batchSize);
      try {
        await store.append(batch);
      } catch (error) {
        if (!isTransient(error)) {
          dropped.inc(batch.length);
          logger.error({ err: error, tries: batch.length }, 'the journal of deliveries can not keep these');
          continue;
        }
        remembered.unshift(...batch);
        bound();
        logger.warn({ err: error, waiting: remembered.length }, 'the journal of deliveries waits');
        writeAfter(againAfterMilliseconds);
        return;
      }
    }
  }

  function flush(): Promise<void> {
    writing = writing.then(write);
    return writing;
  }

  return {
    note(note) {
      remembered.push(rowOf(note));
      bound();
      writeAfter(writeAfterMilliseconds);
    },
    flush,
  };
}

const rowOf = ({ error, eventTime: _, ...note }: DeliveryNote): DeliveryRow => ({
  ...note,
  error: error === null ? null : explainError(error),
});
