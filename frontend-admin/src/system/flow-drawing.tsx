import { systemText } from '@text/system';
import { type FlowLine, planFlow } from './flow-lines.ts';
import type { ServiceState } from './read-statuses.ts';

const rowHeight = 40;
const width = 760;
const box = { width: 120, height: 32 };
const right = width - box.width;
const y = (row: number): number => row * rowHeight + rowHeight / 2;

/** Who publishes to whom, with live counts. The table of subscriptions has the same in words. */
export function FlowDrawing({ states }: { states: readonly ServiceState[] }) {
  const { publishers, consumers, lines } = planFlow(
    states.flatMap(({ status }) => status?.subscriptions ?? []),
  );
  const isAway = (name: string) => states.some(({ service, status }) => service === name && status === null);
  return (
    <figure className="grid gap-2">
      <figcaption className="text-soft">{systemText.drawingText}</figcaption>
      <section
        aria-label={systemText.drawing}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-surface p-3"
      >
        <svg
          viewBox={`0 0 ${width} ${lines.length * rowHeight}`}
          className="mx-auto w-full max-w-5xl min-w-xl"
          role="img"
          aria-label={systemText.drawing}
        >
          {lines.map((line) => (
            <Line key={`${line.topic} ${line.to}`} {...line} />
          ))}
          {publishers.map(({ name, row }) => (
            <Box key={name} name={name} x={0} row={row} away={isAway(name)} />
          ))}
          {consumers.map(({ name, row }) => (
            <Box key={name} name={name} x={right} row={row} away={isAway(name)} />
          ))}
        </svg>
      </section>
    </figure>
  );
}

function Line({ topic, row, fromRow, toRow, handled, failed }: FlowLine) {
  const [start, end, at] = [y(fromRow), y(toRow), y(row)];
  const path = `M${box.width} ${start}C${box.width + 50} ${start} ${box.width + 40} ${at} ${box.width + 90} ${at}H${right - 90}C${right - 40} ${at} ${right - 50} ${end} ${right - 8} ${end}`;
  return (
    <g>
      <path d={path} fill="none" strokeWidth="1.5" className={failed > 0 ? 'stroke-bad' : 'stroke-edge'} />
      <path d={`M${right - 8} ${end - 4}l7 4-7 4z`} className={failed > 0 ? 'fill-bad' : 'fill-edge'} />
      <rect
        x={width / 2 - 125}
        y={at - 12}
        width="250"
        height="24"
        rx="12"
        className="fill-surface stroke-line"
      />
      <text x={width / 2 - 113} y={at + 4} className="fill-ink text-xs">
        {topic}
      </text>
      <text
        x={width / 2 + 113}
        y={at + 4}
        textAnchor="end"
        className={`text-xs font-[620] ${failed > 0 ? 'fill-bad' : 'fill-ink'}`}
      >
        {handled === null ? systemText.none : failed > 0 ? `${handled} · ${failed} ✗` : handled}
      </text>
    </g>
  );
}

const Box = ({ name, x, row, away }: { name: string; x: number; row: number; away: boolean }) => (
  <g>
    <rect
      x={x + 0.75}
      y={y(row) - box.height / 2}
      width={box.width - 1.5}
      height={box.height}
      rx="6"
      strokeWidth="1.5"
      className={away ? 'fill-bad-wash stroke-bad' : 'fill-sunken stroke-edge'}
    />
    <text
      x={x + box.width / 2}
      y={y(row) + 4}
      textAnchor="middle"
      className={`text-sm font-[620] ${away ? 'fill-bad' : 'fill-ink'}`}
    >
      {name}
    </text>
  </g>
);
