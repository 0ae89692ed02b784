import { readFileSync } from 'node:fs';
import { z } from 'zod';

const figures = z.record(z.string(), z.number());

const measuredSchema = z.object({
  machine: z.object({ processor: z.string().optional(), cores: z.number(), node: z.string() }),
  orders: z.number(),
  idlePerSecond: z.object({ processor: figures, work: figures }),
  /** What one of each step costs: processor time of each part, and what else was counted. */
  steps: z.array(
    z.object({ name: z.string(), count: z.number(), processorMilliseconds: figures, work: figures }),
  ),
  bytesPerOrder: figures,
});

/** What tests/scale measured on one machine. */
export type Measured = z.output<typeof measuredSchema>;
export type Figures = Readonly<Record<string, number>>;

/** Reads the figures. @throws when they are not as tests/scale writes them */
export const readMeasured = (file = new URL('../measured.json', import.meta.url)): Measured =>
  measuredSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
