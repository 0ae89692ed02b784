import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';

/** What ties together the log lines, calls and events of one request: its id and its W3C trace context. */
export type Trace = {
  readonly requestId: string;
  /** Version 00, ready to be passed on. */
  readonly traceparent: string;
  /** The span that caused this one; none where the trace began. */
  readonly parentId?: string;
  /** Fields added to every log line of this request, such as `orderId`. */
  readonly logFields: Record<string, unknown>;
};

let isSampled: (traceId: string) => boolean = () => true;
const storage = new AsyncLocalStorage<Trace>();
const saneRequestId = /^[\x21-\x7e]{1,128}$/;
const w3cTraceparent = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** Which of the traces that begin here are marked as recorded; all of them until somebody says otherwise. */
export function sampleTracesBy(rule: (traceId: string) => boolean): void {
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
  from: { requestId?: string | undefined; traceparent?: string | undefined } = {},
): Trace {
  const { requestId } = from;
  return {
    requestId: requestId !== undefined && saneRequestId.test(requestId) ? requestId : randomUUID(),
    ...nextSpan(from.traceparent),
    logFields: {},
  };
}

/** Continues (or starts) a trace and runs `work` within it: for a request, an event, a job. */
export const runInTrace = <Result>(from: Parameters<typeof continueTrace>[0], work: () => Result): Result =>
  storage.run(continueTrace(from), work);

/** The trace id within a traceparent. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

function nextSpan(received: string | undefined): Pick<Trace, 'traceparent' | 'parentId'> {
  const match = received === undefined ? null : w3cTraceparent.exec(received);
  const [, version, traceId, parentId, flags, rest] = match ?? [];
  const usable =
    version !== undefined &&
    version !== 'ff' &&
    !(version === '00' && rest !== undefined) &&
    !/^0+$/.test(traceId ?? '0') &&
    !/^0+$/.test(parentId ?? '0');
  const ids = randomBytes(24).toString('hex');
  const spanId = ids.slice(0, 16);
  if (usable && parentId !== undefined) return { traceparent: `00-${traceId}-${spanId}-${flags}`, parentId };
  const newId = ids.slice(16);
  return { traceparent: `00-${newId}-${spanId}-${isSampled(newId) ? '01' : '00'}` };
}
