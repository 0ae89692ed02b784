import { readable } from './markdown.ts';

export type Bar = { readonly label: string; readonly value: number };

const size = { width: 860, row: 34, left: 240, right: 90, top: 56 };

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Bars from left to right as an SVG, on a scale of powers of ten when `logarithmic`; readable on light and dark pages. */
export function barChart(options: {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  readonly logarithmic?: boolean;
  /** Values that a line is drawn at. */
  readonly marks?: readonly number[];
}): string {
  const { title, unit, bars, logarithmic = false, marks = [] } = options;
  const values = [...bars.map(({ value }) => value), ...marks];
  const most = Math.max(...values);
  const least = logarithmic ? 10 ** Math.floor(Math.log10(Math.min(...values))) : 0;
  const room = size.width - size.left - size.right;
  const lengthOf = (value: number) =>
    logarithmic
      ? (room * Math.log10(Math.max(value, least) / least)) / Math.log10(most / least)
      : (room * value) / most;
  const height = size.top + bars.length * size.row + 16;
  const rows = bars.map(({ label, value }, at) => {
    const y = size.top + at * size.row;
    const length = Math.max(2, lengthOf(value));
    return `<text x="${size.left - 10}" y="${y + 18}" text-anchor="end">${escaped(label)}</text><rect x="${size.left}" y="${y + 4}" width="${length.toFixed(1)}" height="20" rx="3" fill="#2f6fde"/><text x="${(size.left + length + 8).toFixed(1)}" y="${y + 18}">${readable(value)}</text>`;
  });
  const lines = marks.map((mark) => {
    const x = (size.left + lengthOf(mark)).toFixed(1);
    return `<line x1="${x}" x2="${x}" y1="${size.top - 6}" y2="${height - 10}" stroke="#d9822b" stroke-dasharray="4 4"/><text x="${x}" y="${size.top - 12}" text-anchor="middle">${readable(mark)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="13"><style>text{fill:#1c2733;stroke:#fff;stroke-width:4px;paint-order:stroke}.back{fill:#fff}@media (prefers-color-scheme:dark){text{fill:#e6ebf0;stroke:#12181f}.back{fill:#12181f}}</style><rect class="back" width="100%" height="100%"/><text x="16" y="22" font-size="15" font-weight="600">${escaped(title)}</text><text x="${size.width - 16}" y="22" text-anchor="end">${escaped(unit)}</text>${lines.join('')}${rows.join('')}</svg>\n`;
}
