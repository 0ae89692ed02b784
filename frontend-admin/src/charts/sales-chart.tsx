'use client';

import { Button } from '@eshop/ui/button';
import { classes } from '@eshop/ui/classes';
import { chartText } from '@text/charts';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { chartColours, onColoursChange } from './chart-colours.ts';
import type { ChartData } from './chart-data.ts';
import { ChartLegend } from './chart-legend.tsx';
import { savePicture } from './save-picture.ts';

const heights = { small: 'h-28', medium: 'h-72', tall: 'h-96' } as const;

/**
 * A chart with its table behind it. The drawing is loaded when it is shown, follows the colours of the page, and says
 * in words what it is; all it shows stands in the table too.
 */
export function SalesChart({
  title,
  data,
  table,
  height = 'medium',
}: {
  /** What the chart shows, for screen readers and the name of its picture. */
  title: string;
  data: ChartData;
  /** The same as a table, on request; a small chart beside its figures can do without. */
  table?: ReactNode;
  height?: keyof typeof heights;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  const router = useRouter();
  const small = height === 'small';

  useEffect(() => {
    let drawn: { destroy(): void } | undefined;
    let gone = false;
    const draw = async () => {
      const { drawChart } = await import('./draw-chart.ts');
      if (gone || !canvas.current) return;
      drawn?.destroy();
      drawn = drawChart(canvas.current, { data, colours: chartColours(), small }, (index) => {
        const path = data.paths?.[index];
        if (path) router.push(path);
      });
      canvas.current.dataset.drawn = document.documentElement.dataset.theme ?? 'system';
    };
    const redraw = () => void draw().catch(() => setFailed(true));
    redraw();
    const stop = onColoursChange(redraw);
    return () => {
      gone = true;
      stop();
      drawn?.destroy();
    };
  }, [data, router, small]);

  return (
    <figure className="grid gap-2">
      {!small && (
        <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <ChartLegend data={data} />
          <Button
            size="small"
            look="quiet"
            onClick={() => canvas.current && savePicture(canvas.current, title)}
          >
            {chartText.savePicture}
          </Button>
        </figcaption>
      )}
      {failed && <p className="text-soft">{chartText.failed}</p>}
      <div className={classes('relative min-w-0', heights[height])}>
        <canvas ref={canvas} role="img" aria-label={title} className="absolute inset-0" />
      </div>
      {table && (
        <details>
          <summary className="w-fit text-xs font-[600] text-soft underline hover:text-ink">
            {chartText.asTable}
          </summary>
          <div className="pt-2">{table}</div>
        </details>
      )}
    </figure>
  );
}
