import { z } from 'zod';

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
  spanId: z.string().regex(/^[\da-f]{16}$/),
  parentSpanId: z.string().min(1).optional(),
  name: z.string().min(1),
  kind: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  startTimeUnixNano: z.string().regex(/^\d{19}$/),
  endTimeUnixNano: z.string().regex(/^\d{19}$/),
  attributes,
  status: z.object({ code: z.int().optional() }),
});

const documentSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ scope: z.object({ name: z.string() }), spans: z.array(spanSchema) })),
    }),
  ),
});

/** A span as it arrives, with the service that sent it. */
export type ReceivedSpan = z.output<typeof spanSchema> & { readonly service: string };

/** The spans in an export of OTLP over HTTP (JSON) as `otlpDocument` writes it; null when it is none. */
export function readOtlpDocument(document: unknown): ReceivedSpan[] | null {
  const read = documentSchema.safeParse(document);
  if (!read.success) return null;
  return read.data.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({ ...span, service: resource.attributes['service.name'] ?? '' })),
  );
}
