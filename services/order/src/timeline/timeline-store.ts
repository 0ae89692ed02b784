import type { PrismaClient } from '../../generated/prisma/client.ts';
import { toEntry } from '../orders/order-store.ts';
import type { ReadSteps } from './timeline-feed.ts';

/** Reads the steps of many orders after their versions in one query. */
export const createStepReader =
  (database: PrismaClient): ReadSteps =>
  async (seen) => {
    const ids = [...seen.keys()];
    const versions = [...seen.values()];
    const rows = await database.$queryRaw<StepRow[]>`
      SELECT timeline.order_id, timeline.version, at, status, actor, actor_id, reason
      FROM timeline
      JOIN unnest(${ids}::uuid[], ${versions}::int[]) AS seen (order_id, version) ON seen.order_id = timeline.order_id
      WHERE timeline.version > seen.version
      ORDER BY timeline.order_id, timeline.version`;
    const steps = new Map<string, ReturnType<typeof toEntry>[]>();
    for (const { order_id, actor_id, ...row } of rows) {
      const known = steps.get(order_id) ?? [];
      known.push(toEntry({ ...row, actorId: actor_id }));
      steps.set(order_id, known);
    }
    return steps;
  };

type StepRow = {
  order_id: string;
  version: number;
  at: Date;
  status: string;
  actor: string;
  actor_id: string | null;
  reason: string | null;
};
