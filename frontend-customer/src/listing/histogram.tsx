/** How many vehicles lie between two numbers. */
export type Bar = { readonly from: number; readonly to: number; readonly count: number };

const height = 32;
const step = 10;

/** How vehicles spread over a range; what is chosen is dark. Decoration: the fields below it say the same. */
export function Histogram({
  bars,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
}: {
  bars: readonly Bar[];
  from?: number | undefined;
  to?: number | undefined;
}) {
  if (bars.length < 3) return null;
  const highest = Math.max(...bars.map(({ count }) => count), 1);
  return (
    <svg
      viewBox={`0 0 ${bars.length * step} ${height}`}
      preserveAspectRatio="none"
      className="mb-2 h-8 w-full"
      aria-hidden="true"
    >
      {bars.map((bar, index) => {
        const tall = bar.count === 0 ? 0.75 : Math.max(2, (bar.count / highest) * height);
        const isChosen = bar.to > from && bar.from <= to;
        return (
          <rect
            key={bar.from}
            x={index * step + 0.75}
            width={step - 1.5}
            y={height - tall}
            height={tall}
            className={isChosen ? 'fill-soft' : 'fill-line'}
          />
        );
      })}
    </svg>
  );
}
