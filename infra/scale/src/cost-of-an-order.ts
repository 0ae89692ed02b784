import type { Figures, Measured } from './measured.ts';

/** What one order costs from the first page to the delivery. */
export type CostOfAnOrder = {
  /** Processor time of each part. */
  readonly milliseconds: Figures;
  /** Requests, transactions, statements, commands, events, by name. */
  readonly work: Figures;
  readonly bytes: Figures;
};

/** Adds up the measured steps, each as often as it happens for one order. @throws naming steps that were not measured */
export function costOfAnOrder(measured: Measured, stepsPerOrder: Figures): CostOfAnOrder {
  const unknown = Object.keys(stepsPerOrder).filter(
    (name) => !measured.steps.some((step) => step.name === name),
  );
  if (unknown.length > 0) throw new Error(`not measured: ${unknown.join(', ')}`);
  const milliseconds: Record<string, number> = {};
  const work: Record<string, number> = {};
  for (const step of measured.steps) {
    const times = stepsPerOrder[step.name] ?? 0;
    add(milliseconds, step.processorMilliseconds, times);
    add(work, step.work, times);
  }
  return { milliseconds, work, bytes: measured.bytesPerOrder };
}

function add(sum: Record<string, number>, figures: Figures, times: number): void {
  for (const [name, value] of Object.entries(figures)) sum[name] = (sum[name] ?? 0) + value * times;
}
