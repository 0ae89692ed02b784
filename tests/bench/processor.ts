import { dataFolder } from '@eshop/local/data-folder';
import { type PartRecord, readState } from '@eshop/local/state-file';
import { processorTime } from '../scale/processor-time.ts';

/** The parts of the shop that is measured. */
export const partsOfShop = (): readonly PartRecord[] => readState(dataFolder())?.parts ?? [];

/** Milliseconds of processor time that each part used meanwhile; Linux alone tells, elsewhere there are none. */
export async function processorWhile<Result>(
  act: () => Promise<Result>,
  parts: readonly Pick<PartRecord, 'name' | 'pid'>[] = partsOfShop(),
): Promise<{ result: Result; processor: Record<string, number> }> {
  if (process.platform !== 'linux') return { result: await act(), processor: {} };
  const before = processorTime(parts);
  const result = await act();
  const after = processorTime(parts);
  const used = Object.entries(after).map(([name, time]) => [name, time - (before[name] ?? 0)] as const);
  return { result, processor: Object.fromEntries(used.filter(([, time]) => time > 0)) };
}

/** The sum of several, for each of so many operations. */
export function perOperation(
  used: readonly Readonly<Record<string, number>>[],
  count: number,
): Record<string, number> {
  const names = new Set(used.flatMap(Object.keys));
  const sum = (name: string) => used.reduce((total, one) => total + (one[name] ?? 0), 0);
  return Object.fromEntries([...names].map((name) => [name, sum(name) / count]));
}
