import type { Span } from '@eshop/contracts/api/operations';
import { z } from 'zod';

const kinds = { 2: 'server', 3: 'client', 4: 'producer', 5: 'consumer' } as const;

const attributes = z
  .array(
    z.object({
      key: z.string(),
      value: z.object({ stringValue: z.string(), intValue: z.string() }).partial(),
    }),
  )
  .transform((all) =>
    Object.fromEntries(all.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? ''])),
  );

const spanSchema = z.object({
  traceId: z.string().regex(/^[\da-f]{32}$/),
  spanId: z.string().min(1),
  parentSpanId: z.string().min(1).optional(),
  name: z.string().min(1),
  kind: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  startTimeUnixNano: z.string().regex(/^\d+$/),
  endTimeUnixNano: z.string().regex(/^\d+$/),
  attributes,
  status: z.object({ code: z.int().optional() }),
});

const documentSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

/** A span as it is kept. Times are milliseconds since 1970. */
export type KeptSpan = Omit<Span, 'offsetMilliseconds'> & {
  readonly traceId: string;
  readonly startedAt: number;
};

const millisecondsOf = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1000n) / 1000;

/** The spans in an export of OTLP over HTTP (JSON); null when it is none. */
export function spansIn(document: unknown): KeptSpan[] | null {
  const read = documentSchema.safeParse(document);
  if (!read.success) return null;
  return read.data.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => toKept(span, resource.attributes['service.name'] || 'unknown')),
  );
}

function toKept(span: z.output<typeof spanSchema>, service: string): KeptSpan {
  const startedAt = millisecondsOf(span.startTimeUnixNano);
  return {
    traceId: span.traceId,
    id: span.spanId,
    parentId: span.parentSpanId ?? null,
    service,
    name: span.name,
    kind: kinds[span.kind],
    startedAt,
    milliseconds: Math.max(0, millisecondsOf(span.endTimeUnixNano) - startedAt),
    failed: span.status.code === 2,
    attributes: span.attributes,
  };
}
