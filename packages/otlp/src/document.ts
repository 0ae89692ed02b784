import type { Span, SpanKind } from './span.ts';
import { spanIdOf, traceIdOf } from './traceparent.ts';

const kinds: Readonly<Record<SpanKind, number>> = { server: 2, client: 3, producer: 4, consumer: 5 };

/** Spans of one service as the JSON of OTLP (`ExportTraceServiceRequest`). */
export const otlpDocument = (service: string, spans: readonly Span[]) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ 'service.name': service, 'service.namespace': 'eshop' }) },
      scopeSpans: [{ scope: { name: '@eshop/otlp' }, spans: spans.map(toOtlp) }],
    },
  ],
});

const toOtlp = ({ trace, name, kind, attributes = {}, startedAt, endedAt, failed }: Span) => ({
  traceId: traceIdOf(trace.traceparent),
  spanId: spanIdOf(trace.traceparent),
  ...(trace.parentId !== undefined && { parentSpanId: trace.parentId }),
  name,
  kind: kinds[kind],
  startTimeUnixNano: nanoseconds(startedAt),
  endTimeUnixNano: nanoseconds(endedAt),
  attributes: attributesOf(attributes),
  status: failed ? { code: 2 } : {},
});

const attributesOf = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));

const nanoseconds = (milliseconds: number): string => String(BigInt(Math.round(milliseconds * 1000)) * 1000n);
