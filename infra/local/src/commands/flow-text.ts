import type { Order } from '@eshop/contracts/api/order';
import { type Chapter, type Segment, spansOf, type WaterfallRow } from '@eshop/order-flow/waterfall';

/** Columns that a bar may fill. */
const width = 40;
const keptMilliseconds = 86_400_000;
const marks = { step: '|', outbox: '-', travel: '.', work: '#', failed: 'x' } as const satisfies Record<
  Segment['kind'],
  string
>;
const legend = '| step   - waits in the outbox   . under way   # handled   x failed';

export type Flow = {
  readonly order: Pick<Order, 'number' | 'id' | 'status' | 'createdAt'>;
  readonly chapters: readonly Chapter[];
  /** Services that did not answer. */
  readonly away: readonly string[];
  readonly now: number;
};

/** An order's way as lines for a terminal. */
export function flowText({ order, chapters, away, now }: Flow): string {
  const isOld = now - Date.parse(order.createdAt) > keptMilliseconds;
  return [
    `${order.number}  ${order.status}  ${order.id}`,
    ...(away.length > 0 ? [`Away, so what they know is missing: ${away.join(', ')}`] : []),
    ...(isOld ? ['Older than a day: the tries of its events are not kept any more.'] : []),
    ...chapters.flatMap((chapter) => ['', ...chapterLines(chapter)]),
    '',
    legend,
    '',
  ].join('\n');
}

const chapterLines = ({ startedAt, milliseconds, rows }: Chapter): string[] => [
  `${startedAt}  within ${milliseconds} ms`,
  ...rows.flatMap((row) => rowLines(row, Date.parse(startedAt))),
];

function rowLines(row: WaterfallRow, start: number): string[] {
  const offset = `+${Date.parse(row.at) - start} ms`.padStart(11);
  const line = `${offset}  ${whatOf(row).padEnd(44)} ${barOf(row.segments)}  ${spansText(row)}`.trimEnd();
  const error = row.kind === 'try' ? row.delivery.error : null;
  return error ? [line, `${' '.repeat(15)}${error}`] : [line];
}

function whatOf(row: WaterfallRow): string {
  if (row.kind === 'step') {
    const { status, actor, reason } = row.entry;
    return `${status} by ${actor}${reason ? ` (${reason})` : ''}`;
  }
  if (row.kind === 'event') {
    return `${row.sent.service} publishes ${row.sent.event.topic}${row.sent.event.publishedAt ? '' : ' (waits)'}`;
  }
  const { subscription, outcome, attempt } = row.delivery;
  return `  ${subscription} ${outcome}${attempt > 1 ? `, try ${attempt}` : ''}`;
}

function barOf(segments: readonly Segment[]): string {
  const cells = new Array<string>(width).fill(' ');
  for (const { kind, from, to } of segments) {
    const first = Math.min(width - 1, Math.floor(from * width));
    cells.fill(marks[kind], first, Math.max(first + 1, Math.ceil(to * width)));
  }
  return cells.join('');
}

const spansText = (row: WaterfallRow): string =>
  Object.entries(spansOf(row))
    .flatMap(([name, value]) => (value === null ? [] : [`${name} ${Math.round(value)} ms`]))
    .join(', ');
