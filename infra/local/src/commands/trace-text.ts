import type { Trace } from '@eshop/contracts/api/operations';
import { type TraceRow, traceRows } from '@eshop/order-flow/trace-rows';

/** Columns that a bar may fill. */
const width = 30;
const nameWidth = 60;

/** A trace as lines for a terminal. */
export const traceText = (trace: Trace): string =>
  [
    `trace ${trace.traceId}  ${trace.startedAt}  within ${Math.round(trace.milliseconds)} ms`,
    ...traceRows(trace).map(rowLine),
    '',
    '',
  ].join('\n');

function rowLine({ span, depth, stores, from, to }: TraceRow): string {
  const offset = `+${span.offsetMilliseconds.toFixed(1)} ms`.padStart(12);
  const name = `${'  '.repeat(depth)}${span.service}  ${span.name}`.slice(0, nameWidth).padEnd(nameWidth);
  const cells = new Array<string>(width).fill(' ');
  const first = Math.min(width - 1, Math.floor(from * width));
  cells.fill(span.failed ? 'x' : '#', first, Math.max(first + 1, Math.ceil(to * width)));
  const store = stores.count > 0 ? `, stores ${stores.count} in ${stores.milliseconds.toFixed(1)} ms` : '';
  return `${offset}  ${name}  ${cells.join('')}  ${span.milliseconds.toFixed(1)} ms${store}`;
}
