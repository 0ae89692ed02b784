import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { nextSpan, type Sampling, type SpanPlace } from '@eshop/otlp/traceparent';

/** What ties together the log lines, calls and events of one request: its id and its W3C trace context. */
export type Trace = SpanPlace & {
  readonly requestId: string;
  /** Fields added to every log line of this request, such as `orderId`. */
  readonly logFields: Record<string, unknown>;
};

let isSampled: Sampling = () => true;
const storage = new AsyncLocalStorage<Trace>();
const saneRequestId = /^[\x21-\x7e]{1,128}$/;

/** Which of the traces that begin here are marked as recorded; all of them until somebody says otherwise. */
export function sampleTracesBy(rule: Sampling): void {
  isSampled = rule;
}

/** The trace of the request or event in hand; undefined outside of one. */
export const currentTrace = (): Trace | undefined => storage.getStore();

/** Runs `work` and everything it awaits within a trace. */
export const runWithTrace = <Result>(trace: Trace, work: () => Result): Result => storage.run(trace, work);

/** Adds fields to every later log line of the request or event in hand. */
export function noteInLogs(fields: Readonly<Record<string, unknown>>): void {
  const trace = storage.getStore();
  if (trace) Object.assign(trace.logFields, fields);
}

/**
 * Continues a trace that came with a request or an event, or starts one where nothing usable came.
 * A request id is taken when it is 1 to 128 printable characters without spaces.
 */
export function continueTrace(
  from: { requestId?: string | undefined; traceparent?: string | undefined; isRead?: boolean } = {},
): Trace {
  const { requestId } = from;
  return {
    requestId: requestId !== undefined && saneRequestId.test(requestId) ? requestId : randomUUID(),
    ...nextSpan(from.traceparent, isSampled, from.isRead),
    logFields: {},
  };
}

/** Continues (or starts) a trace and runs `work` within it: for a request, an event, a job. */
export const runInTrace = <Result>(from: Parameters<typeof continueTrace>[0], work: () => Result): Result =>
  storage.run(continueTrace(from), work);
