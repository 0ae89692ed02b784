import { readdirSync, readFileSync } from 'node:fs';
import type { PartRecord } from '@eshop/local/state-file';

/** Linux counts in hundredths of a second. */
const millisecondsPerTick = 10;

type Process = { readonly parent: number; readonly milliseconds: number };

function processes(): Map<number, Process> {
  const all = new Map<number, Process>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Of itself, and of its children that have ended: a server's process for a connection goes with it.
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      all.set(Number(entry), { parent: Number(fields[1]), milliseconds: ticks * millisecondsPerTick });
    } catch {
      // It has ended meanwhile.
    }
  }
  return all;
}

/** Milliseconds of processor time that each part of the running shop has used, with all that it started. */
export function processorTime(parts: readonly Pick<PartRecord, 'name' | 'pid'>[]): Record<string, number> {
  const all = processes();
  const timeOf = (pid: number): number =>
    (all.get(pid)?.milliseconds ?? 0) +
    [...all].filter(([, { parent }]) => parent === pid).reduce((sum, [child]) => sum + timeOf(child), 0);
  return Object.fromEntries(parts.flatMap(({ name, pid }) => (pid === null ? [] : [[name, timeOf(pid)]])));
}
