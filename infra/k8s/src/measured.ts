import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  parts: z.record(
    z.string(),
    z.object({ idleMegabytes: z.number().positive(), peakMegabytes: z.number().positive() }),
  ),
});

const { parts } = schema.parse(
  JSON.parse(readFileSync(new URL('../measured.json', import.meta.url), 'utf8')),
);

/** Resident memory of a part at rest, and the most that it had under load; the README says how it was measured. */
export function measuredMemory(part: string): { idleMegabytes: number; peakMegabytes: number } {
  const found = parts[part];
  if (!found) throw new Error(`measured.json does not know ${part}`);
  return found;
}
