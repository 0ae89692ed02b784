import { limits } from '../limits.ts';
import type { Table } from '../store/table.ts';
import type { Revocation } from './revocation.ts';

/** The sessions that were signed out one by one. */
export interface Revocations {
  add(revocation: Revocation): void;
  has(session: string): boolean;
}

const SWEEP_EVERY = 1000;

/**
 * Keeps revocations until their tokens have run out. When they fill the table, `endSessions` ends all the sessions of
 * the oldest one's user up to it, which makes room and never lets a revoked token live again.
 */
export function createRevocations(
  table: Table<Revocation>,
  now: () => number,
  endSessions: (revocation: Revocation) => void,
): Revocations {
  let untilSweep = 0;
  const sweep = () => {
    for (const { session, expiresAt } of [...table.values()]) if (expiresAt <= now()) table.delete(session);
    untilSweep = SWEEP_EVERY;
  };
  return {
    add(revocation) {
      if (untilSweep === 0) sweep();
      untilSweep -= 1;
      const [oldest] = table.size < limits.revokedSessions ? [] : table.values();
      if (oldest) {
        endSessions(oldest);
        table.delete(oldest.session);
      }
      table.put(revocation.session, revocation);
    },
    has: (session) => table.get(session) !== undefined,
  };
}
