export { traceIdOf } from '@eshop/otlp/traceparent';
export type { AccessLine } from './access-log.ts';
export { createAccessLog } from './access-log.ts';
export type { Logger, LoggerOptions } from './create-logger.ts';
export { createLogger, silentLogger } from './create-logger.ts';
export { redact, redactText } from './redact.ts';
export type { Trace } from './trace.ts';
export {
  continueTrace,
  currentTrace,
  noteInLogs,
  runInTrace,
  runWithTrace,
  sampleTracesBy,
} from './trace.ts';
export { written } from './written.ts';
