import type { Trace } from '@eshop/contracts/api/operations';
import { type TraceRow, traceRows } from '@eshop/order-flow/trace-rows';
import { systemText } from '@text/system';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { milliseconds } from './units.ts';

/** One trace: a row for each request, call and message, below what caused it, with its bar on a common scale. */
export const TraceTable = ({ trace, title }: { trace: Trace; title: string }) => (
  <Table caption={title}>
    <thead>
      <tr>
        <Head>{systemText.service}</Head>
        <Head>{systemText.what}</Head>
        <Head numeric>{systemText.after}</Head>
        <Head numeric>{systemText.took}</Head>
        <Head numeric>{systemText.inStores}</Head>
        <Head className="w-2/5 min-w-48">{systemText.course}</Head>
      </tr>
    </thead>
    <tbody>
      {traceRows(trace).map((row) => (
        <TraceLine key={row.span.id} row={row} />
      ))}
    </tbody>
  </Table>
);

/** Deeper than these the names would leave the column. */
const indents = ['', 'pl-3', 'pl-6', 'pl-9', 'pl-12', 'pl-15', 'pl-18', 'pl-21', 'pl-24'];

function TraceLine({ row: { span, depth, stores, from, to } }: { row: TraceRow }) {
  return (
    <Row>
      <Cell className="text-soft">{span.service}</Cell>
      <Cell className="whitespace-nowrap">
        <span className={indents[depth] ?? indents.at(-1)}>{span.name}</span>
        {span.failed && <span className="ml-2 text-xs text-bad">{systemText.spanFailed}</span>}
      </Cell>
      <Cell numeric>{milliseconds(span.offsetMilliseconds)}</Cell>
      <Cell numeric>{milliseconds(span.milliseconds)}</Cell>
      <Cell numeric>
        {stores.count > 0 && systemText.storeCalls(stores.count, milliseconds(stores.milliseconds))}
      </Cell>
      <Cell>
        <Bar from={from} to={to} failed={span.failed} />
      </Cell>
    </Row>
  );
}

const width = 400;
const leastWidth = 3;

/** The times stand in the cells beside it. */
const Bar = ({ from, to, failed }: { from: number; to: number; failed: boolean }) => (
  <svg viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" className="h-4 w-full" aria-hidden="true">
    <path d={`M0 15.5H${width}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
    <rect
      x={Math.min(from * width, width - leastWidth)}
      y={2}
      width={Math.max(leastWidth, (to - from) * width)}
      height={12}
      className={failed ? 'fill-bad' : 'fill-good'}
    />
  </svg>
);
