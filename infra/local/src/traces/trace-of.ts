import { mostSpans, type Span, type Trace } from '@eshop/contracts/api/operations';
import type { KeptSpan } from './kept-span.ts';

/** The trace that these spans make, which are all of one. */
export function traceOf(traceId: string, kept: readonly KeptSpan[]): Trace {
  const spans = kept.toSorted((one, other) => one.startedAt - other.startedAt).slice(0, mostSpans);
  const start = spans[0]?.startedAt ?? 0;
  const end = Math.max(start, ...spans.map(({ startedAt, milliseconds }) => startedAt + milliseconds));
  return {
    traceId,
    startedAt: new Date(start).toISOString(),
    milliseconds: rounded(end - start),
    spans: spans.map(
      ({ traceId: _, startedAt, ...span }): Span => ({
        ...span,
        offsetMilliseconds: rounded(startedAt - start),
        milliseconds: rounded(span.milliseconds),
      }),
    ),
  };
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
