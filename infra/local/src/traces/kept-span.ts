import type { Span } from '@eshop/contracts/api/operations';
import type { ReceivedSpan } from '@eshop/otlp/read-document';

const kinds = { 2: 'server', 3: 'client', 4: 'producer', 5: 'consumer' } as const;

/** A span as it is kept. Times are milliseconds since 1970. */
export type KeptSpan = Omit<Span, 'offsetMilliseconds'> & {
  readonly traceId: string;
  readonly startedAt: number;
};

const millisecondsOf = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1000n) / 1000;

/** What is kept of a span that a service sent. */
export function keptSpan(span: ReceivedSpan): KeptSpan {
  const startedAt = millisecondsOf(span.startTimeUnixNano);
  return {
    traceId: span.traceId,
    id: span.spanId,
    parentId: span.parentSpanId ?? null,
    service: span.service || 'unknown',
    name: span.name,
    kind: kinds[span.kind],
    startedAt,
    milliseconds: Math.max(0, millisecondsOf(span.endTimeUnixNano) - startedAt),
    failed: span.status.code === 2,
    attributes: span.attributes,
  };
}
