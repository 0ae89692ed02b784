export type { SpanKind, SpanOptions } from '@eshop/otlp/span';
export { spanTime } from '@eshop/otlp/span';
export { tracingConfigShape } from './shape.ts';
export type { Span } from './span.ts';
export { asSpan, inSpan, isRecording, recordSpan } from './span.ts';
export type { Tracing } from './start-tracing.ts';
export { startTracing } from './start-tracing.ts';
export { traceService } from './trace-service.ts';
