import { becomesTrue } from '../parts/probes.ts';
import { isSameProcess } from '../parts/process-facts.ts';
import type { PartRecord, RunState } from '../state-file.ts';

const patienceSeconds = 12;

const isLeft = ({ pid, processStart }: PartRecord) =>
  pid !== null && processStart !== null && isSameProcess(pid, processStart);

function signal(pid: number, name: string): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended in the meantime
  }
}

async function end(part: PartRecord): Promise<void> {
  if (part.pid === null) return;
  signal(part.pid, part.stopSignal ?? 'SIGTERM');
  const gone = await becomesTrue(async () => !isLeft(part), { timeoutSeconds: patienceSeconds });
  if (!gone) signal(-part.pid, 'SIGKILL');
}

/**
 * Ends what a run that was killed left behind: only processes whose number and start time are those it noted.
 * @returns the names of the parts that were still there
 */
export async function endLeftovers(state: RunState): Promise<string[]> {
  const left = state.parts.filter(isLeft);
  await Promise.all(left.map(end));
  return left.map(({ name }) => name);
}
