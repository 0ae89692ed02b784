import { LRUCache } from 'lru-cache';
import { type SharedCounter, type Verdict, verdictOf, windowMilliseconds } from './rate-limit.ts';

export type RequestLimit = {
  /** Counts one request of a key and says at once whether it may go on. */
  take(key: string): Verdict;
  /** Ends the exchange with the shared counter. */
  stop(): void;
};

export type RequestLimitOptions = {
  readonly perMinute: number;
  readonly shared: SharedCounter;
  readonly now?: () => number;
};

/** A key's minute: what all gateways counted as far as known, and what was counted here and not yet told. */
type Minute = { endsAt: number; known: number; own: number; untold: number; telling: number };

const maxKeys = 50_000;
/** Within this time another gateway's requests count here too. */
const tellEveryMilliseconds = 200;

/**
 * A limit for the hot path: requests are counted in this process and told to the shared counter in bundles, so that no request waits for
 * Redis. Within one gateway the limit is exact; several together may let through what they count within 200 ms. While the
 * shared counter is away each gateway counts for itself. Bounded: 50,000 keys.
 */
export function createRequestLimit({ perMinute, shared, now = Date.now }: RequestLimitOptions): RequestLimit {
  const minutes = new LRUCache<string, Minute>({ max: maxKeys });
  const untold = new Map<string, Minute>();
  const telling = setInterval(tellAll, tellEveryMilliseconds);
  telling.unref();

  async function tell(key: string, minute: Minute): Promise<void> {
    if (minute.telling > 0) return;
    minute.telling = minute.untold;
    minute.untold = 0;
    try {
      const { counted, endsInMilliseconds } = await shared(key, minute.telling);
      // A counter that lost its memory must not give a client a second minute.
      minute.known = Math.max(counted, minute.own - minute.untold);
      minute.endsAt = now() + Math.min(endsInMilliseconds, windowMilliseconds);
    } catch {
      minute.known += minute.telling;
    }
    minute.telling = 0;
  }

  function tellAll(): void {
    for (const [key, minute] of untold) {
      if (minute.telling > 0) continue;
      untold.delete(key);
      void tell(key, minute);
    }
  }

  return {
    take(key) {
      const at = now();
      let minute = minutes.get(key);
      const fresh = minute === undefined || at >= minute.endsAt;
      if (!minute || fresh) {
        minute = { endsAt: at + windowMilliseconds, known: 0, own: 0, untold: 0, telling: 0 };
        minutes.set(key, minute);
      }
      const counted = minute.known + minute.telling + minute.untold + 1;
      if (counted > perMinute) return verdictOf(perMinute, counted, minute.endsAt - at);
      minute.own += 1;
      minute.untold += 1;
      if (fresh) void tell(key, minute);
      else untold.set(key, minute);
      return verdictOf(perMinute, counted, minute.endsAt - at);
    },
    stop: () => clearInterval(telling),
  };
}
