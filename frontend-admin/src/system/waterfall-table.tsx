import { type Chapter, type Segment, spansOf, type WaterfallRow } from '@eshop/order-flow/waterfall';
import { orderStateText } from '@text/orders';
import { systemText } from '@text/system';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { EventContent } from './event-content.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { clock, milliseconds } from './units.ts';

/** One chapter of an order's waterfall: a row for each step, event and try, with its bar on a common scale. */
export const WaterfallTable = ({ chapter, title }: { chapter: Chapter; title: string }) => (
  <Table caption={title}>
    <thead>
      <tr>
        <Head>{systemText.at}</Head>
        <Head>{systemText.what}</Head>
        <Head numeric>{systemText.committed}</Head>
        <Head numeric>{systemText.published}</Head>
        <Head numeric>{systemText.received}</Head>
        <Head>{systemText.outcome}</Head>
        <Head className="w-2/5 min-w-48">{systemText.course}</Head>
      </tr>
    </thead>
    <tbody>
      {chapter.rows.map((row) => (
        <WaterfallLine key={keyOf(row)} row={row} />
      ))}
    </tbody>
  </Table>
);

function WaterfallLine({ row }: { row: WaterfallRow }) {
  const { outbox, travel, work } = spansOf(row);
  const error = row.kind === 'try' ? row.delivery.error : null;
  return (
    <>
      <Row>
        <Cell className="text-soft">
          <time dateTime={row.at}>{clock(row.at)}</time>
        </Cell>
        <Cell className="whitespace-nowrap">
          <What row={row} />
        </Cell>
        <Cell numeric>{span(outbox)}</Cell>
        <Cell numeric>{span(travel)}</Cell>
        <Cell numeric>{span(work)}</Cell>
        <Cell>
          <Outcome row={row} />
        </Cell>
        <Cell>
          <Bar segments={row.segments} />
        </Cell>
      </Row>
      {error && (
        <Row>
          <Cell />
          <Cell colSpan={6} className="pl-9 text-xs text-bad">
            {error}
          </Cell>
        </Row>
      )}
    </>
  );
}

const span = (value: number | null): string => (value === null ? '' : milliseconds(value));

function keyOf(row: WaterfallRow): string {
  if (row.kind === 'step') return `${row.at} ${row.entry.status}`;
  return row.kind === 'event' ? row.sent.event.id : `${row.delivery.subscription} ${row.delivery.id}`;
}

function What({ row }: { row: WaterfallRow }) {
  if (row.kind === 'step') {
    const { status, actor } = row.entry;
    return <span className="font-[620]">{systemText.step(orderStateText[status], actor)}</span>;
  }
  if (row.kind === 'event') {
    const { topic, data, id, committedAt } = row.sent.event;
    return (
      <span className="flex items-center gap-2 pl-3">
        <EventContent topic={topic} content={data} facts={`${committedAt} · ${id}`} />
        <span className="text-xs text-soft">{row.sent.service}</span>
      </span>
    );
  }
  const { subscription, attempt } = row.delivery;
  return (
    <span className="pl-6">
      → {subscription.split('.')[0]}{' '}
      <span className="text-xs text-soft">
        {row.delivery.topic}, {systemText.attempt(attempt)}
      </span>
    </span>
  );
}

function Outcome({ row }: { row: WaterfallRow }) {
  if (row.kind === 'step') return <span className="text-soft">{row.entry.reason}</span>;
  if (row.kind === 'event') return row.sent.event.publishedAt === null ? systemText.waiting : null;
  return <OutcomeBadge outcome={row.delivery.outcome} />;
}

/** Colours and heights: a bar can be told by either. */
const looks: Readonly<Record<Segment['kind'], { className: string; y: number; height: number }>> = {
  step: { className: 'fill-ink', y: 0, height: 16 },
  outbox: { className: 'fill-warn', y: 4, height: 8 },
  travel: { className: 'fill-edge', y: 7, height: 2 },
  work: { className: 'fill-good', y: 2, height: 12 },
  failed: { className: 'fill-bad', y: 2, height: 12 },
};
const width = 400;
const leastWidth = 3;

/** The times stand in the cells beside it. */
const Bar = ({ segments }: { segments: readonly Segment[] }) => (
  <svg viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" className="h-4 w-full" aria-hidden="true">
    <path d={`M0 15.5H${width}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
    {segments.map(({ kind, from, to }) => {
      const { className, y, height } = looks[kind];
      const x = Math.min(from * width, width - leastWidth);
      return (
        <rect
          key={kind}
          x={x}
          y={y}
          width={Math.max(leastWidth, (to - from) * width)}
          height={height}
          className={className}
        />
      );
    })}
  </svg>
);

/** What the bars mean. */
export const WaterfallLegend = () => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
    {(Object.keys(looks) as Segment['kind'][]).map((kind) => (
      <li key={kind} className="flex items-center gap-1.5">
        <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
          <rect
            x={kind === 'step' ? 6 : 0}
            y={looks[kind].y}
            width={kind === 'step' ? 4 : 16}
            height={looks[kind].height}
            className={looks[kind].className}
          />
        </svg>
        {systemText.legend[kind]}
      </li>
    ))}
  </ul>
);
