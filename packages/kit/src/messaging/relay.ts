import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { OutboxEntry, OutboxSource } from './outbox.ts';
import type { Publisher } from './pub-sub.ts';
import { publishInTrace } from './publish-in-trace.ts';

export type Relay = {
  start(): void;
  /** Something was committed to the outbox: look at once instead of at the next poll. */
  wake(): void;
  /** Finishes the batch in hand. */
  stop(): Promise<void>;
};

export type RelayOptions = {
  readonly source: OutboxSource;
  readonly publisher: Publisher;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /**
   * How soon an event is found whose writer could not wake its relay (a crash); up to four times that while nothing is to be
   * done.
   */
  readonly pollMilliseconds?: number;
  readonly batchSize?: number;
  readonly leaseSeconds?: number;
};

const longestBackOffMilliseconds = 5_000;
/** An event goes out at once, and those that come in so short a time after it together. */
const gatherMilliseconds = 5;
const idlePolls = 4;
const pruneEveryMilliseconds = 60_000;

/**
 * Moves events from the outbox to their topics. Any number of relays may run: each event is claimed by one, published, and
 * marked afterwards. A crash in between publishes it again, which consumers tolerate; it never loses one.
 */
export function createRelay(options: RelayOptions): Relay {
  const { source, publisher, logger, metrics } = options;
  const { pollMilliseconds = 500, batchSize = 200, leaseSeconds = 10 } = options;
  const published = metrics.counter('events_published_total', 'Events put on their topic', ['topic']);
  watchDepth(source, metrics);

  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let awake = false;
  let rouse: (() => void) | null = null;
  let pause = pollMilliseconds;
  let failures = 0;
  let prunedAt = Date.now();

  const wake = () => {
    awake = true;
    rouse?.();
  };

  /** One batch; how many events were in it. */
  async function relayBatch(): Promise<number> {
    const entries = await source.claim(batchSize, leaseSeconds);
    if (entries.length === 0) return 0;
    const outcomes = await Promise.allSettled(entries.map((entry) => publishInTrace(publisher, entry)));
    const sent = entries.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    const failed = entries.filter((_, index) => outcomes[index]?.status === 'rejected');
    await source.published(positions(sent));
    for (const entry of sent) published.inc({ topic: entry.topic });
    if (failed.length > 0) {
      await source.release(positions(failed));
      const reason = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
      throw new Error(`${failed.length} of ${entries.length} events not published`, { cause: reason });
    }
    return entries.length;
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      awake = false;
      try {
        const relayed = await relayBatch();
        failures = 0;
        if (relayed === batchSize) continue;
        await pruneNowAndThen();
        await rest(relayed > 0, signal);
      } catch (error) {
        failures++;
        logger.warn({ err: error, failures }, 'the outbox waits: events could not be relayed');
        const wait = Math.min(longestBackOffMilliseconds, 100 * 2 ** Math.min(failures, 10));
        await delay(wait * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Until there is something to do, or it is time to look whether there is. */
  async function rest(busy: boolean, signal: AbortSignal): Promise<void> {
    if (busy) await delay(gatherMilliseconds, undefined, { signal }).catch(() => undefined);
    pause = busy || awake ? pollMilliseconds : Math.min(pause * 2, pollMilliseconds * idlePolls);
    await sleep(pause * (0.75 + Math.random() / 2), signal);
  }

  async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (awake || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, milliseconds);
      function done() {
        clearTimeout(timer);
        rouse = null;
        resolve();
      }
      rouse = done;
    });
  }

  async function pruneNowAndThen(): Promise<void> {
    if (Date.now() - prunedAt < pruneEveryMilliseconds) return;
    prunedAt = Date.now();
    await source.prune();
  }

  return {
    start() {
      if (running !== null) return;
      stopping = new AbortController();
      running = run(stopping.signal);
    },
    wake,
    async stop() {
      stopping.abort();
      wake();
      await running;
      running = null;
      await publisher.flush();
    },
  };
}

const positions = (entries: readonly OutboxEntry[]): string[] => entries.map((entry) => entry.position);

/** Figures are read in the order in which they were made; both come from one look at the outbox. */
function watchDepth(source: OutboxSource, metrics: Metrics): void {
  let depth: ReturnType<OutboxSource['depth']>;
  metrics.gauge('outbox_waiting', 'Events in the outbox that are not yet on their topic', [], async () => {
    depth = source.depth();
    return (await depth).count;
  });
  metrics.gauge('outbox_oldest_seconds', 'Age of the oldest event that waits in the outbox', [], async () => {
    const { oldestAt } = await depth;
    return oldestAt ? Math.max(0, (Date.now() - oldestAt.getTime()) / 1000) : 0;
  });
}
