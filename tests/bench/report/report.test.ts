import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../figures.ts';
import { atLeast, atMost, type Finding, isMet } from '../finding.ts';
import { chosenRows, rows } from '../rows/rows.ts';
import { chart } from './chart.ts';
import { beginRun, readHistory, remember } from './history.ts';
import { profile, table } from './table.ts';

const finding: Finding = {
  what: 'list of <24>',
  must: 'at least 0.7 × bare Express',
  found: '0.60 ×',
  reached: atLeast(0.6, 0.7),
  shop: figuresOf([{ times: [1, 2, 3], seconds: 1, refused: 0 }]),
  processor: { product: 2, gateway: 0.5 },
};

describe('figures', () => {
  it('are of all series together', () => {
    const times = Array.from({ length: 100 }, (_, at) => at + 1);
    const series = [
      { times, seconds: 1, refused: 1 },
      { times, seconds: 3, refused: 0 },
    ];
    expect(figuresOf(series)).toEqual({ count: 200, perSecond: 50, p50: 51, p99: 100, refused: 1 });
  });
});

describe('a finding', () => {
  it('is met when what must be reached is reached, to the point', () => {
    expect([atLeast(0.7, 0.7), atMost(100, 100)].every((reached) => isMet({ ...finding, reached }))).toBe(
      true,
    );
    expect(
      [atLeast(0.69, 0.7), atMost(101, 100), Number.NaN].some((reached) => isMet({ ...finding, reached })),
    ).toBe(false);
  });
});

describe('the table', () => {
  it('shows what was found beside what must be, and what it cost', () => {
    const [, line = ''] = table([finding]).split('\n');
    expect(line).toContain('0.60 ×  NOT MET  3.00/s, p50 2.00, p99 3.00 ms');
    expect(line).toMatch(/2\.50 ms$/);
    expect(profile(finding, 2)).toBe(
      'list of <24>: 2.50 ms each, so that 2 processors do at most 800 a second; product 2.00, gateway 0.50',
    );
  });
});

describe('the history', () => {
  it('keeps each run, and does without a line that was cut off', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eshop-bench-test-'));
    try {
      const file = join(folder, 'bench/history.jsonl');
      expect(readHistory(file)).toEqual([]);
      remember(file, beginRun(), [finding]);
      appendFileSync(file, '{"at":"2026');
      appendFileSync(file, '\n');
      const runs = remember(file, beginRun(), [{ ...finding, reached: 1 }]);
      expect(runs.map((run) => run.findings[0]?.reached.toFixed(2))).toEqual(['0.86', '1.00']);
      expect(runs[0]?.findings[0]?.shop).toEqual(finding.shop);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the chart', () => {
  it('has a bar for each promise of the last run, and is of one piece', () => {
    const run = { ...beginRun(), findings: [finding, { ...finding, what: 'other', reached: 2 }] };
    const drawn = chart([run, run]);
    expect(drawn.match(/<rect class="missed"/g)).toHaveLength(1);
    expect(drawn.match(/<rect class="met"/g)).toHaveLength(1);
    expect(drawn).toContain('list of &lt;24&gt;');
    expect(drawn).not.toMatch(/NaN|undefined/);
  });
});

describe('rows', () => {
  it('are all of the usual ones, large ones when asked for, or those that are named', () => {
    expect(chosenRows([]).some(({ isLarge }) => isLarge)).toBe(false);
    expect(chosenRows(['--large'])).toEqual(rows);
    expect(chosenRows(['year-of-sales', 'race']).map(({ name }) => name)).toEqual(['race', 'year-of-sales']);
    expect(() => chosenRows(['rice'])).toThrow(/There is no rice\. Known: reads-at-service/);
  });

  it('have a name of their own', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});
