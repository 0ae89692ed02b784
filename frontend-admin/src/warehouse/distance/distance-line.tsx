import { placesText } from '@text/places';
import type { LinedUp } from './line-up.ts';

const width = 1_000;
const margin = 40;
const lineAt = 96;
const rows = 3;

/** Warehouses on a line by their distance from a zip code, numbered in the order of trying; what sends is filled. */
export function DistanceLine({ places, zipCode }: { places: readonly LinedUp[]; zipCode: string }) {
  const farthest = Math.max(1, ...places.map(({ distance }) => distance));
  const xOf = (distance: number) => margin + 30 + (distance / farthest) * (width - 2 * margin - 60);
  return (
    <svg
      viewBox={`0 0 ${width} 190`}
      role="img"
      aria-label={placesText.picture(zipCode)}
      className="w-full min-w-[40rem] text-ink"
    >
      <line x1={margin} x2={width - margin} y1={lineAt} y2={lineAt} className="stroke-edge" strokeWidth="2" />
      <rect x={margin - 6} y={lineAt - 12} width="12" height="24" rx="2" className="fill-ink" />
      <text x={margin - 6} y={lineAt + 40} className="fill-ink text-sm font-[620]">
        {placesText.customer}
      </text>
      <text x={margin - 6} y={lineAt + 58} className="fill-soft text-xs">
        {zipCode}
      </text>
      {places.map(({ warehouse, distance, sends, available }, index) => {
        const x = xOf(distance);
        const above = index % 2 === 0;
        const y = above ? lineAt - 24 - (Math.floor(index / 2) % rows) * 22 : lineAt + 36;
        const end = x > width - 200;
        return (
          <g key={warehouse.id}>
            <line x1={x} x2={x} y1={lineAt} y2={above ? y + 4 : y - 12} className="stroke-line" />
            <circle
              cx={x}
              cy={lineAt}
              r="11"
              strokeWidth="2"
              className={sends > 0 ? 'fill-focus stroke-focus' : 'fill-surface stroke-edge'}
            />
            <text
              x={x}
              y={lineAt + 4}
              textAnchor="middle"
              className={`text-xs font-[660] ${sends > 0 ? 'fill-paper' : 'fill-ink'}`}
            >
              {index + 1}
            </text>
            <text x={x} y={y} textAnchor={end ? 'end' : 'middle'} className="fill-ink text-xs font-[620]">
              {warehouse.name}
              {available !== null && ` · ${available}`}
              {sends > 0 && ` → ${sends}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
