import type { Trace } from '../logging/index.ts';
import { continueTrace, currentTrace, runWithTrace } from '../logging/index.ts';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer';

/** What a span is called and told of; names of attributes are those of OpenTelemetry. */
export type SpanOptions = {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: Readonly<Record<string, string | number>>;
};

/** A piece of work that is over. Times are milliseconds since 1970. */
export type Span = SpanOptions & {
  readonly trace: Trace;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
};

let recorder: ((span: Span) => void) | null = null;

/** Where spans go from now on; null: nowhere, and work runs as if there were no spans. */
export function recordSpansWith(next: ((span: Span) => void) | null): void {
  recorder = next;
}

/** Whether spans go anywhere. */
export const isRecording = (): boolean => recorder !== null;

/** The time of now as spans have it, finer than a millisecond. */
export const spanTime = (): number => performance.timeOrigin + performance.now();

/** Records a span that was timed elsewhere, when its trace is one of those that are recorded. */
export function recordSpan(span: Span): void {
  if (recorder && isSampled(span.trace)) recorder(span);
}

/** Runs `work` as the span that the trace in hand stands for: a message consumed or published. */
export async function asSpan<Result>(options: SpanOptions, work: () => Promise<Result>): Promise<Result> {
  const trace = currentTrace();
  if (!recorder || !trace) return work();
  const startedAt = spanTime();
  let failed = true;
  try {
    const result = await work();
    failed = false;
    return result;
  } finally {
    recordSpan({ ...options, trace, startedAt, endedAt: spanTime(), failed });
  }
}

/** Runs `work` as a span below the trace in hand: a call to another service or a store. */
export async function inSpan<Result>(options: SpanOptions, work: () => Promise<Result>): Promise<Result> {
  const trace = currentTrace();
  if (!recorder || !trace || !isSampled(trace)) return work();
  const child: Trace = { ...continueTrace(trace), logFields: trace.logFields };
  return runWithTrace(child, () => asSpan(options, work));
}

const isSampled = ({ traceparent }: Trace): boolean => (Number.parseInt(traceparent.slice(-2), 16) & 1) === 1;
