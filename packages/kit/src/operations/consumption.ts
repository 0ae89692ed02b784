import type { SubscriptionStatus } from '@eshop/contracts/api/operations';
import type { DeliveryNote } from '../messaging/index.ts';

export type Consumption = {
  note(note: DeliveryNote): void;
  /** What each subscription did since the start. */
  status(): SubscriptionStatus[];
};

type Lag = { readonly at: number; readonly milliseconds: number };
type Tally = {
  readonly subscription: string;
  readonly topic: string;
  handled: number;
  failed: number;
  retried: number;
  lastHandledAt: Date | null;
  lags: Lag[];
};

const lagWindowMilliseconds = 5 * 60_000;
const maxLags = 512;

/** Counts what the consumers of this process do; `subscriptions` are shown from the start. */
export function createConsumption(
  subscriptions: readonly { readonly subscription: string; readonly topic: string }[],
  now: () => number = Date.now,
): Consumption {
  const tallies = new Map<string, Tally>(
    subscriptions.map((one) => [
      one.subscription,
      { ...one, handled: 0, failed: 0, retried: 0, lastHandledAt: null, lags: [] },
    ]),
  );

  return {
    note({ subscription, outcome, handledAt, eventTime }) {
      const tally = tallies.get(subscription);
      if (!tally) return;
      if (outcome === 'failed' || outcome === 'retried') {
        tally[outcome]++;
        return;
      }
      tally.handled++;
      tally.lastHandledAt = handledAt;
      if (eventTime === null) return;
      const milliseconds = Math.max(0, handledAt.getTime() - eventTime.getTime());
      if (tally.lags.push({ at: handledAt.getTime(), milliseconds }) > maxLags) tally.lags.shift();
    },
    status: () =>
      [...tallies.values()].map(({ lags, lastHandledAt, ...counts }) => {
        const recent = lags
          .filter(({ at }) => at > now() - lagWindowMilliseconds)
          .map(({ milliseconds }) => milliseconds)
          .sort((one, other) => one - other);
        return {
          ...counts,
          lag: { p50Milliseconds: percentile(recent, 0.5), p99Milliseconds: percentile(recent, 0.99) },
          lastHandledAt: lastHandledAt?.toISOString() ?? null,
        };
      }),
  };
}

const percentile = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
