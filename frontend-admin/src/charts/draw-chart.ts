import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartDataset,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { ChartColours } from './chart-colours.ts';
import { type ChartData, type ChartSeries, valueFormat } from './chart-data.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type Drawing = { readonly data: ChartData; readonly colours: ChartColours; readonly small: boolean };

/** Draws on a canvas; the answer is the drawing, to be destroyed before the next one. */
export function drawChart(
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  onChoose: (index: number) => void,
): { destroy(): void } {
  const { data } = drawing;
  return new Chart<'bar' | 'line', (number | null)[], string>(canvas, {
    type: 'bar',
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series) => datasetOf(series, drawing)),
    },
    options: optionsOf(drawing, onChoose),
  });
}

function datasetOf(
  { label, values, before }: ChartSeries,
  { data: { kind }, colours, small }: Drawing,
): ChartDataset<'bar' | 'line', (number | null)[]> {
  const shared = { label, data: [...values] };
  if (before && kind === 'over time') {
    return {
      ...shared,
      type: 'line',
      order: 0,
      borderColor: colours.ink,
      borderWidth: 1.5,
      borderDash: [4, 4],
      pointRadius: small ? 0 : 2,
      pointBackgroundColor: colours.surface,
      pointBorderColor: colours.ink,
      tension: 0,
    };
  }
  return {
    ...shared,
    type: 'bar',
    order: 1,
    backgroundColor: before ? colours.surface : colours.focus,
    borderColor: before ? colours.soft : colours.focus,
    borderWidth: before ? 1.5 : 0,
    borderRadius: 3,
    maxBarThickness: 28,
    categoryPercentage: 0.8,
    barPercentage: 0.9,
  };
}

function optionsOf(
  { data, colours, small }: Drawing,
  onChoose: (index: number) => void,
): ChartOptions<'bar' | 'line'> {
  const flat = data.kind === 'ranking';
  const [full, short] = [valueFormat(data), valueFormat(data, true)];
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  const values = {
    beginAtZero: true,
    grid: { color: colours.line, drawTicks: false },
    border: { display: false },
    ticks: {
      color: colours.soft,
      font,
      padding: 6,
      maxTicksLimit: small ? 3 : 6,
      callback: (value: string | number) => short(Number(value)),
      ...(data.unit === 'count' ? { precision: 0 } : {}),
    },
  };
  const names = {
    grid: { display: false },
    border: { color: colours.line },
    ticks: { color: colours.soft, font, maxRotation: 0, autoSkip: !flat, autoSkipPadding: 16 },
  };
  return {
    indexAxis: flat ? 'y' : 'x',
    responsive: true,
    maintainAspectRatio: false,
    animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 250 },
    interaction: { mode: 'index', intersect: false, axis: flat ? 'y' : 'x' },
    scales: flat ? { x: values, y: names } : { x: names, y: values },
    onClick: (_event, [active]) => active && onChoose(active.index),
    onHover: (_event, [active], { canvas }) => {
      canvas.style.cursor = active && data.paths?.[active.index] ? 'pointer' : 'default';
    },
    plugins: {
      tooltip: {
        backgroundColor: colours.ink,
        titleColor: colours.paper,
        bodyColor: colours.paper,
        titleFont: font,
        bodyFont: font,
        displayColors: false,
        padding: 8,
        callbacks: {
          label: ({ dataset, raw }) => `${dataset.label}: ${typeof raw === 'number' ? full(raw) : '–'}`,
        },
      },
    },
  };
}
