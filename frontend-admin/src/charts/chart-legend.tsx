import type { ChartData } from './chart-data.ts';

/** What is drawn how: a filled column, a broken line, an empty bar. */
export const ChartLegend = ({ data: { kind, series } }: { data: Pick<ChartData, 'kind' | 'series'> }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
    {series.map(({ label, before }) => (
      <li key={label} className="flex items-center gap-1.5">
        <svg viewBox="0 0 20 10" className="h-2.5 w-5" aria-hidden="true">
          {before && kind === 'over time' ? (
            <path d="M0 5h20" className="stroke-ink" strokeWidth="1.5" strokeDasharray="4 4" />
          ) : (
            <rect
              x="1"
              y="1"
              width="18"
              height="8"
              rx="2"
              strokeWidth="1.5"
              className={before ? 'fill-surface stroke-soft' : 'fill-focus stroke-focus'}
            />
          )}
        </svg>
        {label}
      </li>
    ))}
  </ul>
);
