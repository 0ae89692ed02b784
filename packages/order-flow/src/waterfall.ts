import type { Delivery, PublishedEvent } from '@eshop/contracts/api/operations';
import type { TimelineEntry } from '@eshop/contracts/api/order';

/** An event with the service that published it. */
export type SentEvent = { readonly service: string; readonly event: PublishedEvent };

/** A part of a row's bar, from 0 to 1 of its chapter. */
export type Segment = {
  readonly kind: 'step' | 'outbox' | 'travel' | 'work' | 'failed';
  readonly from: number;
  readonly to: number;
};

type Facts =
  | { readonly kind: 'step'; readonly entry: TimelineEntry }
  | { readonly kind: 'event'; readonly sent: SentEvent }
  | { readonly kind: 'try'; readonly delivery: Delivery; readonly sent: SentEvent | undefined };

export type WaterfallRow = Facts & { readonly at: string; readonly segments: readonly Segment[] };

/** What happened in one go: the pauses between chapters may last days and are not drawn. */
export type Chapter = {
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly rows: readonly WaterfallRow[];
};

const pauseMilliseconds = 2_000;

type Item = Facts & { readonly start: number; readonly end: number };
type Phase = { readonly kind: Segment['kind']; readonly from: number; readonly to: number };

const rank = { step: 0, event: 1, try: 2 } as const;

/** An order's steps, its events and every try at them as chapters of rows with bars, in the order of time. */
export function waterfallOf(
  timeline: readonly TimelineEntry[],
  events: readonly SentEvent[],
  deliveries: readonly Delivery[],
): Chapter[] {
  const byId = new Map(events.map((sent) => [sent.event.id, sent]));
  const items: Item[] = [
    ...timeline.map((entry): Item => ({ kind: 'step', entry, start: ms(entry.at), end: ms(entry.at) })),
    ...events.map((sent): Item => {
      const { committedAt, publishedAt } = sent.event;
      return { kind: 'event', sent, start: ms(committedAt), end: ms(publishedAt ?? committedAt) };
    }),
    ...deliveries.map((delivery): Item => {
      const { receivedAt, handledAt, eventId } = delivery;
      return { kind: 'try', delivery, sent: byId.get(eventId), start: ms(receivedAt), end: ms(handledAt) };
    }),
  ];
  items.sort((one, other) => one.start - other.start || rank[one.kind] - rank[other.kind]);
  return chaptersOf(items).map(draw);
}

function chaptersOf(items: readonly Item[]): Item[][] {
  const chapters: Item[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const chapter = chapters.at(-1);
    if (!chapter || item.start - end > pauseMilliseconds) chapters.push([item]);
    else chapter.push(item);
    end = Math.max(end, item.end);
  }
  return chapters;
}

function draw(items: readonly Item[]): Chapter {
  const start = Math.min(...items.map((item) => item.start));
  const length = Math.max(1, Math.max(...items.map((item) => item.end)) - start);
  const place = (time: number) => Math.min(1, Math.max(0, (time - start) / length));
  return {
    startedAt: new Date(start).toISOString(),
    milliseconds: length,
    rows: items.map(({ start: at, end: _, ...facts }) => ({
      ...facts,
      at: new Date(at).toISOString(),
      segments: phasesOf(facts).map(({ kind, from, to }) => ({ kind, from: place(from), to: place(to) })),
    })),
  };
}

function phasesOf(facts: Facts): Phase[] {
  if (facts.kind === 'step') return [{ kind: 'step', from: ms(facts.entry.at), to: ms(facts.entry.at) }];
  if (facts.kind === 'event') {
    const { committedAt, publishedAt } = facts.sent.event;
    return [{ kind: 'outbox', from: ms(committedAt), to: ms(publishedAt ?? committedAt) }];
  }
  const { receivedAt, handledAt, outcome } = facts.delivery;
  const published = travelStart(facts);
  const good = outcome === 'handled' || outcome === 'duplicate';
  return [
    ...(published === null ? [] : [{ kind: 'travel' as const, from: published, to: ms(receivedAt) }]),
    { kind: good ? 'work' : 'failed', from: ms(receivedAt), to: ms(handledAt) },
  ];
}

/** When the first try's message set out; later tries were under way for other reasons. */
const travelStart = ({ delivery, sent }: Extract<Facts, { kind: 'try' }>): number | null =>
  delivery.attempt > 1 || !sent?.event.publishedAt
    ? null
    : Math.min(ms(sent.event.publishedAt), ms(delivery.receivedAt));

/** Milliseconds of each part of a row's way; null where there is none. */
export function spansOf(row: WaterfallRow): {
  outbox: number | null;
  travel: number | null;
  work: number | null;
} {
  if (row.kind === 'step') return { outbox: null, travel: null, work: null };
  if (row.kind === 'event') {
    const { committedAt, publishedAt } = row.sent.event;
    const outbox = publishedAt === null ? null : Math.max(0, ms(publishedAt) - ms(committedAt));
    return { outbox, travel: null, work: null };
  }
  const from = travelStart(row);
  return {
    outbox: null,
    travel: from === null ? null : ms(row.delivery.receivedAt) - from,
    work: row.delivery.milliseconds,
  };
}

const ms = (time: string): number => Date.parse(time);
