import type { Band } from '../seen/band.ts';
import { escapeHtml } from './escape-html.ts';

/** A line of a chart: a value for each second. */
export type Line = { readonly name: string; readonly colour: string; readonly values: readonly number[] };

type Options = {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  /** Times are read best when each step is ten times the one before. */
  readonly logarithmic?: boolean;
};

const width = 1_000;
const height = 170;
const margin = { left: 56, right: 8, top: 26, bottom: 20 };
const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };

const round = (value: number) => Math.round(value * 10) / 10;

/** A chart over time as SVG, with the faults as bands; a band's name is told when it is pointed at. */
export function chart({ title, unit, lines, bands, logarithmic = false }: Options): string {
  const seconds = Math.max(1, ...lines.map(({ values }) => values.length));
  const top = Math.max(logarithmic ? 10 : 1, ...lines.flatMap(({ values }) => values));
  const scaled = (value: number) =>
    logarithmic ? Math.log10(Math.max(1, value)) / Math.log10(top) : value / top;
  const x = (second: number) => round(margin.left + (second / seconds) * inner.width);
  const y = (value: number) => round(margin.top + (1 - scaled(value)) * inner.height);

  const shaded = bands.map(({ fault, began, ended, mended }, index) => {
    const from = x(began / 1_000);
    const until = x((mended ?? ended) / 1_000);
    const over = `<title>${index + 1} ${escapeHtml(fault)}</title>`;
    return `<rect class="band" x="${from}" y="${margin.top}" width="${round(Math.max(1, until - from))}" height="${inner.height}">${over}</rect><text class="number" x="${from + 1}" y="${margin.top - 3}">${index + 1}</text>`;
  });
  const ticks = (
    logarithmic ? [1, 10, 100, 1_000, 10_000].filter((tick) => tick <= top) : [0, top / 2, top]
  ).map(
    (tick) =>
      `<line class="tick" x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick)}" y2="${y(tick)}"/><text class="axis" x="${margin.left - 6}" y="${y(tick) + 3}" text-anchor="end">${round(tick)}</text>`,
  );
  const step = Math.max(1, Math.ceil(seconds / 12 / 5) * 5);
  const times = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step).map(
    (second) =>
      `<text class="axis" x="${x(second)}" y="${height - 6}" text-anchor="middle">${second} s</text>`,
  );
  const drawn = lines.map(({ colour, values }) => {
    const points = values.map((value, second) => `${x(second + 0.5)},${y(value)}`).join(' ');
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.4" points="${points}"/>`;
  });
  const legend = lines
    .map(({ name, colour }) => `<span><i style="background:${colour}"></i>${escapeHtml(name)}</span>`)
    .join('');
  return `<figure><figcaption>${escapeHtml(title)}, ${escapeHtml(unit)} ${legend}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(title)}">${[...shaded, ...ticks, ...times, ...drawn].join('')}</svg></figure>`;
}
