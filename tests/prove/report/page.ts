import type { Finding as Compared } from '../../invariants/check.ts';
import { chart } from './chart.ts';
import { escapeHtml } from './escape-html.ts';
import { byFault, byRequest, bySecond, type Figures } from './figures.ts';
import { isGood, type Outcome } from './outcome.ts';

const style = `
body{font:14px/1.45 system-ui,sans-serif;color:#1b1f24;margin:24px auto;max-width:1040px;padding:0 16px}
h1{font-size:22px;margin:0}h2{font-size:16px;margin:24px 0 6px}p{margin:4px 0}
.good{color:#12703a}.bad{color:#b3261e}
table{border-collapse:collapse;width:100%;font-size:12.5px}
th,td{text-align:right;padding:3px 6px;border-bottom:1px solid #e4e7ec}
td{white-space:nowrap}th:first-child,td:first-child{text-align:left;white-space:normal}td:last-child{white-space:normal}
figure{margin:10px 0}figcaption{font-size:12.5px}figcaption span{margin-left:12px}
figcaption i{display:inline-block;width:10px;height:10px;margin-right:4px;border-radius:2px}
svg{width:100%;height:auto}.band{fill:#f4b740;opacity:.28}.tick{stroke:#e4e7ec}
.axis,.number{font-size:10px;fill:#5b6470}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;
const cellsOf = ({ count, answered, unavailable, noAnswer, broken, p50, p99, longest }: Figures) => [
  ...[count, answered, unavailable, noAnswer, broken].map(String),
  ...[p50, p99, longest].map((value) => value.toFixed(0)),
];
const figureHeads = ['requests', 'answered', '503', 'no answer', 'broken', 'p50 ms', 'p99 ms', 'longest'];

const verdict = ({ breaches }: Compared) =>
  breaches.length === 0
    ? '<span class="good">holds</span>'
    : `<span class="bad">${breaches.length} breaches: ${escapeHtml(
        breaches
          .slice(0, 5)
          .map(({ subject, detail }) => `${subject} ${detail}`)
          .join('; '),
      )}</span>`;

function charts({ seen, bands }: Outcome): string {
  const line = bySecond(seen);
  const failed = ({ count, answered }: Figures) => (count === 0 ? 0 : (100 * (count - answered)) / count);
  return [
    chart({
      title: 'Load',
      unit: 'requests a second',
      bands,
      lines: [
        { name: 'all', colour: '#3056d3', values: line.map(({ count }) => count) },
        { name: 'answered', colour: '#12703a', values: line.map(({ answered }) => answered) },
      ],
    }),
    chart({
      title: 'Not answered at the first try',
      unit: '% of requests',
      bands,
      lines: [{ name: '503, cut or too late', colour: '#b3261e', values: line.map(failed) }],
    }),
    chart({
      title: 'Time of an answer',
      unit: 'ms',
      bands,
      logarithmic: true,
      lines: [
        { name: 'p50', colour: '#3056d3', values: line.map(({ p50 }) => p50) },
        { name: 'p99', colour: '#8a4fd0', values: line.map(({ p99 }) => p99) },
      ],
    }),
  ].join('');
}

function faultTable({ seen, bands }: Outcome): string {
  const rows = byFault(seen, bands).map(({ hit, others }, index) => {
    const band = bands[index];
    if (!band) return [];
    const { title, hits, began, ended, mended } = band;
    return [
      `${index + 1} ${escapeHtml(title)}`,
      seconds(began),
      seconds(ended - began),
      mended === undefined ? '<span class="bad">never</span>' : seconds(mended - ended),
      escapeHtml(hits.join(', ') || 'nobody'),
      `${hit.unavailable} and ${hit.noAnswer} of ${hit.count}`,
      `${others.unavailable + others.noAnswer} of ${others.count}`,
      others.p99.toFixed(0),
    ];
  });
  const heads = [
    'fault',
    'at',
    'for',
    'mended after',
    'may hit',
    '503 and cut, of these',
    'of all others (some met other faults)',
    'their p99 ms',
  ];
  return table(heads, rows);
}

/** A run on one page, without anything to load. */
export function page(outcome: Outcome): string {
  const { seed, startedAt, milliseconds, seen, findings, promises, stuck, proven } = outcome;
  const good = isGood(outcome);
  const whole = figuresOfAll(seen.length, milliseconds);
  const found = findings
    .slice(0, 50)
    .map(({ at, what }) => `<li>${seconds(at)} ${escapeHtml(what)}</li>`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Eshop: proof ${seed}</title><style>${style}</style>
<h1>Eshop under faults: <span class="${good ? 'good' : 'bad'}">${good ? 'everything held' : 'not everything held'}</span></h1>
<p>Seed ${seed}, ${escapeHtml(startedAt)}. ${whole}</p>
${stuck.length > 0 ? `<p class="bad">Does not get through: ${escapeHtml(stuck.join(', '))}</p>` : ''}
${charts(outcome)}
<h2>Faults</h2>${faultTable(outcome)}
<h2>What may not be seen</h2>${findings.length === 0 ? '<p class="good">Nothing of it was seen: no 500, no answer that breaks its schema, no service away that was not hit.</p>' : `<p class="bad">${findings.length} findings</p><ul>${found}</ul>`}
<h2>What was promised</h2>${table(
    ['promise', 'compared', 'verdict'],
    promises.map(({ title, finding }) => [escapeHtml(title), escapeHtml(finding.compared), verdict(finding)]),
  )}
<h2>Invariants</h2>${table(
    ['invariant', 'compared', 'verdict'],
    proven.map(({ check, finding }) => [
      `${check.invariant} ${escapeHtml(check.title)}`,
      escapeHtml(finding.compared),
      verdict(finding),
    ]),
  )}
<h2>What each customer saw</h2>${table(
    ['request', ...figureHeads],
    byRequest(seen).map((row) => [
      `${escapeHtml(row.request)} <small>${row.service}</small>`,
      ...cellsOf(row),
    ]),
  )}
</html>
`;
}

const figuresOfAll = (count: number, milliseconds: number) =>
  `${count} requests in ${seconds(milliseconds)}, ${((1_000 * count) / Math.max(1, milliseconds)).toFixed(0)} a second.`;
