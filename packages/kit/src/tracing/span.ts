import type { Span as RecordedSpan, SpanOptions } from '@eshop/otlp/span';
import { spanTime } from '@eshop/otlp/span';
import { isRecorded } from '@eshop/otlp/traceparent';
import type { Trace } from '../logging/index.ts';
import { continueTrace, currentTrace, runWithTrace } from '../logging/index.ts';

/** A piece of work that is over, within the trace of a request or an event. */
export type Span = RecordedSpan<Trace>;

type Recorder = (span: RecordedSpan) => void;

let recorder: Recorder | null = null;

/** Where spans go from now on; null: nowhere, and work runs as if there were no spans. */
export function recordSpansWith(next: Recorder | null): void {
  recorder = next;
}

/** Whether spans go anywhere. */
export const isRecording = (): boolean => recorder !== null;

/** Records a span that was timed elsewhere, when its trace is one of those that are recorded. */
export function recordSpan(span: Span): void {
  if (!recorder || !isRecorded(span.trace.traceparent)) return;
  const attributes = { ...span.attributes, 'eshop.request_id': span.trace.requestId };
  recorder({ ...span, attributes });
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
  if (!recorder || !trace || !isRecorded(trace.traceparent)) return work();
  const child: Trace = { ...continueTrace(trace), logFields: trace.logFields };
  return runWithTrace(child, () => asSpan(options, work));
}
