import { z } from 'zod';
import { booleanField, urlField } from '../config/fields.ts';

/** Variables of tracing; those of OpenTelemetry have its names. */
export const tracingConfigShape = {
  OTEL_ENABLED: booleanField(false),
  /** A collector that takes OTLP over HTTP; spans go to `/v1/traces` below it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: urlField().default('http://127.0.0.1:4318'),
  /** The share of new traces that is recorded. A trace that came with a request or event keeps what was decided there. */
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0+)?)$/, 'must be a number from 0 to 1')
    .default('1')
    .transform(Number),
  /** Whether new traces that begin with a read are recorded too, or only those that may change something. */
  TRACE_READS: booleanField(true),
};
