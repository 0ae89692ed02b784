import type { Figures } from './figures.ts';
import { atMost, type Finding } from './finding.ts';

/** Events a second that the promise is about. */
export const eventsPerSecond = 200;
const mustMilliseconds = { p50: 20, p99: 150 } as const;
/** So much of the rate is all of it: the first commit may be late by itself, and so may the last. */
const nearlyAll = 0.98;

/**
 * How late events took effect, beside how late a bare topic delivers. The promise is not met by fewer events a second, nor
 * when some of what should have told them was refused; both are told.
 */
export function lagFinding(quantile: 'p50' | 'p99', shop: Figures, limit: Figures): Finding {
  const reachedRate = shop.perSecond / eventsPerSecond;
  const isSlower = reachedRate < nearlyAll;
  const must = mustMilliseconds[quantile];
  const reached = atMost(shop[quantile], must);
  const found = [
    `${shop[quantile].toFixed(0)} ms`,
    isSlower && `only ${shop.perSecond.toFixed(0)} events a second`,
    shop.refused > 0 && `${shop.refused} refused`,
    `bare Pub/Sub ${limit[quantile].toFixed(0)} ms`,
  ];
  return {
    what: `event: commit to effect at the next service, ${eventsPerSecond} a second: ${quantile}`,
    must: `at most ${must} ms`,
    found: found.filter(Boolean).join(', '),
    reached: shop.refused > 0 ? 0 : Math.min(reached, isSlower ? reachedRate : reached),
  };
}
