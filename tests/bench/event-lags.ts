import type { Delivery, PublishedEvent } from '@eshop/contracts/api/operations';

/** Milliseconds from the commit of each event to the end of its handling. @throws when one is not handled */
export function lagsOf(
  events: readonly Pick<PublishedEvent, 'id' | 'committedAt'>[],
  deliveries: readonly Pick<Delivery, 'eventId' | 'handledAt' | 'outcome'>[],
): number[] {
  const handled = new Map(
    deliveries.filter(({ outcome }) => outcome === 'handled').map((one) => [one.eventId, one.handledAt]),
  );
  const lags = events.flatMap(({ id, committedAt }) => {
    const at = handled.get(id);
    return at === undefined ? [] : [Date.parse(at) - Date.parse(committedAt)];
  });
  if (lags.length < events.length) {
    throw new Error(`${events.length - lags.length} of ${events.length} events are not handled`);
  }
  return lags;
}

/** How long so many commits took: from the first to the last, and once more the time between two. */
export function secondsOfCommits(events: readonly Pick<PublishedEvent, 'committedAt'>[]): number {
  const times = events.map(({ committedAt }) => Date.parse(committedAt));
  const between = Math.max(...times) - Math.min(...times);
  return ((between / 1000) * times.length) / (times.length - 1);
}
