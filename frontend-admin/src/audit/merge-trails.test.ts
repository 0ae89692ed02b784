import type { AuditEntry } from '@eshop/contracts/api/audit';
import { describe, expect, it } from 'vitest';
import { mergeTrails, type TrailPart } from './merge-trails.ts';

const entry = (id: string) => ({ id }) as AuditEntry;
const part = (service: TrailPart['service'], ids: string[], more = false): TrailPart => ({
  service,
  entries: ids.map(entry),
  more,
});
const idsOf = ({ entries }: { entries: readonly AuditEntry[] }) => entries.map(({ id }) => id).join('');

describe('several trails', () => {
  it('are one, newest first, and end where all do', () => {
    const merged = mergeTrails([part('order', ['f', 'c']), part('payment', ['e', 'd', 'a'])], 10);
    expect(idsOf(merged)).toBe('fedca');
    expect(merged.before).toBeNull();
  });

  it('go on behind the last entry of a page', () => {
    const merged = mergeTrails([part('order', ['f', 'c']), part('payment', ['e', 'd', 'a'])], 3);
    expect(idsOf(merged)).toBe('fed');
    expect(merged.before).toBe('d');
  });

  it('show nothing older than the end of one that goes on: what lies behind it comes first', () => {
    const merged = mergeTrails([part('order', ['f', 'd'], true), part('payment', ['e', 'b', 'a'])], 10);
    expect(idsOf(merged)).toBe('fed');
    expect(merged.before).toBe('d');
  });

  it('lose no entry and show none twice, page after page', () => {
    const all = 'zyxwvutsrqponmlkjihgfedcba'.split('');
    const trails = [0, 1, 2].map((rest) => all.filter((_, at) => (at * at) % 3 === rest || at % 7 === rest));
    const distinct = new Set(trails.flat());
    const seen: string[] = [];
    for (let before: string | null = '~'; before !== null; ) {
      const limit: number = 4;
      const end: string = before;
      const parts = trails.map((ids) => {
        const older = [...new Set(ids)].filter((id) => id < end);
        return part('order', older.slice(0, limit), older.length > limit);
      });
      const merged = mergeTrails(parts, limit);
      seen.push(...merged.entries.map(({ id }) => id));
      before = merged.before;
    }
    expect(new Set(seen)).toEqual(distinct);
  });

  it('are none when there are none', () => {
    expect(mergeTrails([part('order', [])], 10)).toEqual({ entries: [], before: null });
  });
});
