import { describe, expect, it } from 'vitest';
import { isReadMethod, isRecorded, nextSpan, sampleShare, spanIdOf, traceIdOf } from './traceparent.ts';

const traceId = 'a'.repeat(32);
const parentId = 'b'.repeat(16);
const all = () => true;
const none = () => false;

describe('nextSpan', () => {
  it('goes on with what came, in a span of its own, and keeps what was decided there', () => {
    for (const flags of ['00', '01']) {
      const span = nextSpan(`00-${traceId}-${parentId}-${flags}`, all);
      expect(span.parentId).toBe(parentId);
      expect(traceIdOf(span.traceparent)).toBe(traceId);
      expect(spanIdOf(span.traceparent)).toMatch(/^[\da-f]{16}$/);
      expect(spanIdOf(span.traceparent)).not.toBe(parentId);
      expect(isRecorded(span.traceparent)).toBe(flags === '01');
    }
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `ff-${traceId}-${parentId}-01`,
    `00-${'0'.repeat(32)}-${parentId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-${parentId}-01-more`,
  ])('begins a trace where %j came', (received) => {
    const span = nextSpan(received, none);
    expect(span.parentId).toBeUndefined();
    expect(span.traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
    expect(traceIdOf(span.traceparent)).not.toBe(traceId);
  });
});

describe('sampleShare', () => {
  it('records none, all, or about so many', () => {
    const ids = Array.from({ length: 2_000 }, () => traceIdOf(nextSpan(undefined, all).traceparent));
    const recorded = (share: number) => ids.filter((id) => sampleShare(share)(id, false)).length;
    expect(recorded(0)).toBe(0);
    expect(recorded(1)).toBe(2_000);
    expect(recorded(0.25)).toBeGreaterThan(350);
    expect(recorded(0.25)).toBeLessThan(650);
  });

  it('leaves out what begins with a read when reads do not count', () => {
    const sampling = sampleShare(1, false);
    expect(isRecorded(nextSpan(undefined, sampling, isReadMethod('GET')).traceparent)).toBe(false);
    expect(isRecorded(nextSpan(undefined, sampling, isReadMethod('POST')).traceparent)).toBe(true);
  });
});
