import type { Span, Trace } from '@eshop/contracts/api/operations';
import { traceIdPart } from './trace-id.ts';
import type { SentEvent } from './waterfall.ts';

/** A span with what it asked of stores, as a row of a trace. */
export type TraceRow = {
  readonly span: Span;
  /** How deep it lies below the one that began the trace. */
  readonly depth: number;
  /** Statements and commands that the span itself sent to stores, and their time together. */
  readonly stores: { readonly count: number; readonly milliseconds: number };
  /** Its part of the trace's time, from 0 to 1. */
  readonly from: number;
  readonly to: number;
};

/** The traces that these events were written in, the oldest first. */
export function traceIdsOf(events: readonly SentEvent[]): string[] {
  const inOrder = events.toSorted((one, other) =>
    one.event.committedAt.localeCompare(other.event.committedAt),
  );
  return [...new Set(inOrder.flatMap(({ event }) => traceIdPart(event.traceparent) ?? []))];
}

/** A trace as rows: each request, call and message below what caused it; what was asked of stores is summed up. */
export function traceRows({ spans, milliseconds }: Trace): TraceRow[] {
  const known = new Set(spans.map(({ id }) => id));
  const byParent = Map.groupBy(spans, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const below = ({ id }: Span): readonly Span[] => byParent.get(id) ?? [];
  const length = Math.max(milliseconds, 0.001);
  const rows: TraceRow[] = [];

  function add(span: Span, depth: number): void {
    rows.push({
      span,
      depth,
      stores: storeWork(below(span).filter(isStoreWork)),
      from: Math.min(1, span.offsetMilliseconds / length),
      to: Math.min(1, (span.offsetMilliseconds + span.milliseconds) / length),
    });
    for (const child of shownBelow(span)) add(child, depth + 1);
  }

  /** What a transaction wrote into the outbox is published below it: that moves up to who began the transaction. */
  const shownBelow = (span: Span): Span[] =>
    below(span)
      .flatMap((child) => (isStoreWork(child) ? shownBelow(child) : [child]))
      .sort((one, other) => one.offsetMilliseconds - other.offsetMilliseconds);

  /** A transaction counts as its statements, anything else as one. */
  const storeWork = (work: readonly Span[]): TraceRow['stores'] => ({
    count: work.reduce((sum, span) => sum + Math.max(1, below(span).filter(isStoreWork).length), 0),
    milliseconds: work.reduce((sum, span) => sum + span.milliseconds, 0),
  });

  for (const span of byParent.get(null) ?? []) add(span, 0);
  return rows;
}

/** A call that leads to no other service of ours: a statement, a transaction, a command, an object. */
const isStoreWork = ({ kind, attributes }: Span): boolean =>
  kind === 'client' && attributes['peer.service'] === undefined && attributes['rpc.service'] !== 'Lambda';
