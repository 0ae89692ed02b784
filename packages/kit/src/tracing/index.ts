export { tracingConfigShape } from './shape.ts';
export type { Span, SpanKind, SpanOptions } from './span.ts';
export { asSpan, inSpan, isRecording, recordSpan, spanTime } from './span.ts';
export type { Tracing } from './start-tracing.ts';
export { startTracing } from './start-tracing.ts';
export { traceAwsClient } from './trace-aws-client.ts';
export { traceService } from './trace-service.ts';
