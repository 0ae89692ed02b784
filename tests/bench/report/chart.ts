import type { Run } from './history.ts';

const size = { width: 1260, row: 30, left: 430, right: 530, top: 60, spark: 150 };
/** Bars end here: twice what must be reached. */
const most = 2;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How a promise did in each run, as a small line; its middle is what must be reached. */
function spark(values: readonly number[], y: number): string {
  const left = size.width - size.spark - 12;
  const step = size.spark / Math.max(1, values.length - 1);
  const points = values.map((value, at) => {
    const height = 20 * (1 - Math.min(value, most) / most);
    return `${(left + at * step).toFixed(1)},${(y + 4 + height).toFixed(1)}`;
  });
  return `<line class="line" x1="${left}" x2="${left + size.spark}" y1="${y + 14}" y2="${y + 14}"/><polyline class="spark" points="${points.join(' ')}"/>`;
}

/** The last run as bars, a bar for each promise and a line at what must be reached; beside each how it did before. */
export function chart(history: readonly Run[]): string {
  const last = history.at(-1);
  const findings = last?.findings ?? [];
  const unit = (size.width - size.left - size.right) / most;
  const height = size.top + findings.length * size.row + 16;
  const rows = findings.map(({ what, found, reached }, at) => {
    const y = size.top + at * size.row;
    const length = Math.max(2, unit * Math.min(reached, most));
    const earlier = history.flatMap((run) => run.findings.filter((one) => one.what === what)).slice(-30);
    const values = earlier.map((one) => one.reached);
    return `<text x="${size.left - 10}" y="${y + 18}" text-anchor="end">${escaped(what)}</text><rect class="${reached >= 1 ? 'met' : 'missed'}" x="${size.left}" y="${y + 4}" width="${length.toFixed(1)}" height="20" rx="3"/><text x="${(size.left + length + 6).toFixed(1)}" y="${y + 18}">${escaped(found)}</text>${spark(values, y)}`;
  });
  const mark = size.left + unit;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" aria-label="What was found beside what must be reached" font-family="system-ui, sans-serif" font-size="13"><style>.back{fill:#fff}text{fill:#1c2733;stroke:#fff;stroke-width:4;paint-order:stroke}.met{fill:#2f6fde}.missed{fill:#d9822b}.line{stroke:#1c2733;stroke-dasharray:4 4}.spark{fill:none;stroke:#2f6fde;stroke-width:1.5}@media (prefers-color-scheme:dark){.back{fill:#12181f}text{fill:#e6ebf0;stroke:#12181f}.line{stroke:#e6ebf0}}</style><rect class="back" width="100%" height="100%"/><text x="16" y="24" font-size="15" font-weight="600">${escaped(`${last?.revision ?? ''}, ${last?.at.slice(0, 16).replace('T', ' ') ?? ''}, ${last?.machine.cores ?? 0} cores`)}</text><text x="${mark}" y="${size.top - 14}" text-anchor="middle">must</text><line class="line" x1="${mark}" x2="${mark}" y1="${size.top - 6}" y2="${height - 10}"/>${rows.join('')}</svg>\n`;
}
