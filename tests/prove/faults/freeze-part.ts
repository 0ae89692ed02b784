import { signalPart, signalProcess } from '../parts.ts';
import type { Fault } from './fault.ts';

/** A process stands still with its connections open, and goes on later. */
export const freezePart = (part: string, hits: readonly string[]): Fault => ({
  name: `${part} is frozen`,
  title: `${part} stands still (SIGSTOP) with its connections open, and goes on later.`,
  hits,
  begin: async (shop) => {
    const pid = signalPart(shop, part, 'SIGSTOP');
    return async () => {
      if (pid !== undefined) signalProcess(pid, 'SIGCONT');
    };
  },
});
