import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { NewTask, Task } from './task.ts';

/** A claimed task that was not finished (its worker died) is taken up again after this time. */
const leaseSeconds = 15;

/** Adds tasks inside a transaction. */
export const createTaskStore = (tx: Prisma.TransactionClient) => ({
  async add(task: NewTask): Promise<void> {
    const { orderId, kind, payload } = task;
    await tx.task.createMany({ data: [{ orderId, kind, payload: payload as Prisma.InputJsonObject }] });
  },
});

type Row = { id: bigint; order_id: string; kind: string; payload: unknown; attempts: number };

export type TaskQueue = ReturnType<typeof createTaskQueue>;

/** The waiting tasks, as the runner sees them. */
export const createTaskQueue = (database: PrismaClient) => ({
  /**
   * Claims due tasks, of each order only the oldest that waits: a "hold" and the "release" after it must not change places.
   */
  async claim(limit: number): Promise<Task[]> {
    const rows = await database.$queryRaw<Row[]>`
      UPDATE tasks SET due_at = now() + ${`${leaseSeconds} seconds`}::interval, attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM tasks AS task
        WHERE done_at IS NULL AND due_at <= now() AND NOT EXISTS (
          SELECT 1 FROM tasks AS earlier
          WHERE earlier.order_id = task.order_id AND earlier.done_at IS NULL AND earlier.id < task.id
        )
        ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )
      RETURNING id, order_id, kind, payload, attempts`;
    // The table holds only what NewTask allows.
    return rows.map(
      ({ id, order_id, kind, payload, attempts }) =>
        ({ id, orderId: order_id, kind, payload, attempts }) as Task,
    );
  },

  async done(id: bigint): Promise<void> {
    await database.$executeRaw`UPDATE tasks SET done_at = now(), last_error = NULL WHERE id = ${id}`;
  },

  async retry(id: bigint, afterSeconds: number, error: string): Promise<void> {
    await database.$executeRaw`
      UPDATE tasks SET due_at = now() + ${`${afterSeconds} seconds`}::interval, last_error = ${error.slice(0, 500)}
      WHERE id = ${id}`;
  },

  async waiting(): Promise<number> {
    return database.task.count({ where: { doneAt: null } });
  },

  /** Drops at most 1,000 tasks that were done a week ago. */
  async prune(): Promise<void> {
    await database.$executeRaw`
      DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE done_at < now() - interval '7 days' LIMIT 1000)`;
  },
});
