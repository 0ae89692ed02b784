import { describe, expect, it } from 'vitest';
import { isMet } from './finding.ts';
import { lagFinding } from './lag-finding.ts';

const figures = { count: 1200, perSecond: 199.2, p50: 10, p99: 100, refused: 0 };
const limit = { ...figures, p50: 3, p99: 12 };

describe('what is found of the lag of events', () => {
  it('stands beside that of a bare topic', () => {
    const finding = lagFinding('p50', figures, limit);
    expect(finding.what).toBe('event: commit to effect at the next service, 200 a second: p50');
    expect(finding.found).toBe('10 ms, bare Pub/Sub 3 ms');
    expect(finding.reached).toBe(2);
    expect(lagFinding('p99', figures, limit).found).toBe('100 ms, bare Pub/Sub 12 ms');
  });

  it('is not met by fewer events a second, however soon they take effect', () => {
    const finding = lagFinding('p50', { ...figures, perSecond: 150, p50: 1 }, limit);
    expect(finding.found).toBe('1 ms, only 150 events a second, bare Pub/Sub 3 ms');
    expect(finding.reached).toBe(0.75);
  });

  it('is not met when movements were refused', () => {
    const finding = lagFinding('p99', { ...figures, refused: 4 }, limit);
    expect(finding.found).toContain('4 refused');
    expect(isMet(finding)).toBe(false);
  });
});
