import { signalPart } from '../parts.ts';
import type { Fault } from './fault.ts';

/** A process is killed, and started again by its supervisor. */
export const killPart = (part: string, hits: readonly string[]): Fault => ({
  name: `${part} is killed`,
  title: `kill -9 of ${part}; its supervisor starts it again.`,
  hits,
  begin: async (shop) => {
    signalPart(shop, part, 'SIGKILL');
    return async () => {};
  },
});

/** Several processes are killed at the same moment. */
export const killTogether = (name: string, parts: readonly string[], hits: readonly string[]): Fault => ({
  name,
  title: `kill -9 of ${parts.join(', ')} at the same moment.`,
  hits,
  begin: async (shop) => {
    for (const part of parts) signalPart(shop, part, 'SIGKILL');
    return async () => {};
  },
});
