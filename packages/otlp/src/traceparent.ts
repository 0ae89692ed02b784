import { randomFillSync } from 'node:crypto';

/** Where a piece of work stands in its trace. */
export type SpanPlace = {
  /** W3C trace context, version 00, ready to be passed on: the trace, this span, and whether it is recorded. */
  readonly traceparent: string;
  /** The span that caused this one; none where the trace began. */
  readonly parentId?: string;
};

/** Whether a trace that begins here is recorded; `isRead`: it begins with a request that changes nothing. */
export type Sampling = (traceId: string, isRead: boolean) => boolean;

const w3cTraceparent = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** The span that continues what came with a request or an event; the first one of a trace where nothing usable came. */
export function nextSpan(received: string | undefined, isSampled: Sampling, isRead = false): SpanPlace {
  const match = received === undefined ? null : w3cTraceparent.exec(received);
  const [, version, traceId, parentId, flags, rest] = match ?? [];
  const usable =
    version !== undefined &&
    version !== 'ff' &&
    !(version === '00' && rest !== undefined) &&
    !/^0+$/.test(traceId ?? '0') &&
    !/^0+$/.test(parentId ?? '0');
  const ids = randomIds();
  const spanId = ids.slice(0, 16);
  if (usable && parentId !== undefined) return { traceparent: `00-${traceId}-${spanId}-${flags}`, parentId };
  const newId = ids.slice(16);
  return { traceparent: `00-${newId}-${spanId}-${isSampled(newId, isRead) ? '01' : '00'}` };
}

const idsBytes = 24;
const pool = Buffer.alloc(128 * idsBytes);
let used = pool.length;

/** A span id and a trace id in hexadecimal; asked for in bundles, as each asking costs some microseconds. */
function randomIds(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idsBytes;
  return pool.toString('hex', used - idsBytes, used);
}

/** The trace id within a traceparent. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** The span's own id within its traceparent. */
export const spanIdOf = (traceparent: string): string => traceparent.slice(36, 52);

/** Whether the trace is one of those that are recorded. */
export const isRecorded = (traceparent: string): boolean =>
  (Number.parseInt(traceparent.slice(-2), 16) & 1) === 1;

/** Records this share of the traces, 0 to 1, of reads only when they count too; the id decides, so that every part would decide alike. */
export const sampleShare =
  (share: number, readsToo = true): Sampling =>
  (traceId, isRead) =>
    (readsToo || !isRead) && Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32;

/** Whether a method asks only. */
export const isReadMethod = (method: string | undefined): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
