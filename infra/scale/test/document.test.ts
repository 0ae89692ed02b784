import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barChart } from '../src/chart.ts';
import { documentParts } from '../src/document.ts';
import { fill, readable, table } from '../src/markdown.ts';
import { readMeasured } from '../src/measured.ts';

const docs = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('the documents', () => {
  const { tables, charts } = documentParts(readMeasured());
  const { costs, ...ofScale } = tables;

  it('show what the simulation says now (`pnpm run document` writes it anew)', () => {
    expect(fill(docs('scale.md'), ofScale)).toBe(docs('scale.md'));
    expect(fill(docs('operate.md'), { costs })).toBe(docs('operate.md'));
  });

  it.each(Object.entries(charts))('have the drawing %s of now', (name, chart) => {
    expect(docs(`images/${name}`)).toBe(chart);
    expect(docs('scale.md')).toContain(`images/${name}`);
  });
});

describe('tables and drawings', () => {
  it('put numbers to the right, rounded for people', () => {
    expect(table(['what', 'much'], [['a', 1234.5]])).toBe('| what | much |\n| --- | ---: |\n| a | 1,230 |');
    expect([0, 0.01234, 1.234, 12.34, 1_000_000].map(readable)).toEqual([
      '0',
      '0.012',
      '1.23',
      '12.3',
      '1,000,000',
    ]);
  });

  it('stand where the document wants them, and nothing is lost without a place', () => {
    expect(fill('a <!-- x -->old<!-- /x --> b', { x: 'new' })).toBe('a <!-- x -->\nnew\n<!-- /x --> b');
    expect(() => fill('a', { x: 'new' })).toThrow('no place for x');
  });

  it('draw longer bars for more, and escape what is written', () => {
    const svg = barChart({
      title: 'a < b',
      unit: 'ms',
      bars: [
        { label: 'one', value: 1 },
        { label: 'two', value: 2 },
      ],
    });
    const lengths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(lengths[1]).toBeCloseTo(2 * (lengths[0] ?? 0));
    expect(svg).toContain('a &lt; b');
  });
});
