import { availableParallelism } from 'node:os';
import type { Figures } from '../figures.ts';
import { type Finding, isMet } from '../finding.ts';

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2));

const shown = (figures: Figures | undefined) =>
  figures
    ? `${rounded(figures.perSecond)}/s, p50 ${rounded(figures.p50)}, p99 ${rounded(figures.p99)} ms`
    : '';

const sumOf = (processor: Readonly<Record<string, number>>) =>
  Object.values(processor).reduce((sum, one) => sum + one, 0);

const total = (processor: Finding['processor']) => (processor ? `${rounded(sumOf(processor))} ms` : '');

/** The findings as columns of text: what, must, found, met, the shop's and the limit's figures, processor time of each. */
export function table(findings: readonly Finding[]): string {
  const header = ['what', 'must', 'found', '', 'shop', 'limit', 'processor'];
  const lines = findings.map((finding) => [
    finding.what,
    finding.must,
    finding.found,
    isMet(finding) ? 'met' : 'NOT MET',
    shown(finding.shop),
    shown(finding.limit),
    [total(finding.processor), finding.limitProcessor && `limit ${total(finding.limitProcessor)}`]
      .filter(Boolean)
      .join(', '),
  ]);
  const widths = header.map((title, at) =>
    Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)),
  );
  return [header, ...lines]
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * Why it is not more: the processor time of an operation and where it goes, the most first, and what the processors could do
 * of it at most, the client's own time not counted.
 */
export function profile({ what, processor = {} }: Finding, processors = availableParallelism()): string {
  const all = sumOf(processor);
  const parts = Object.entries(processor).toSorted(([, one], [, other]) => other - one);
  const spent = parts.filter(([, time]) => time >= 0.05).map(([name, time]) => `${name} ${rounded(time)}`);
  const most = `${processors} processors do at most ${rounded((processors * 1_000) / all)} a second`;
  return `${what}: ${rounded(all)} ms each, so that ${most}; ${spent.join(', ')}`;
}
