import type { SqlSession } from '@eshop/kit/sql';
import type { NewTask, Task } from './task.ts';

/** A claimed task that was not finished (its worker died) is taken up again after this time. */
const leaseSeconds = 15;

/** What is written to be done after the commit. */
export type TaskStore = {
  /** Adds a task, to be done now or after some seconds, and gives its id. */
  add(task: NewTask, afterSeconds?: number): Promise<bigint>;
  /** Whether there is anything that the runner has to be woken for. */
  readonly due: boolean;
};

/** Adds tasks inside a transaction. */
export function createTaskStore(tx: SqlSession): TaskStore {
  let due = false;
  return {
    async add({ orderId, kind, payload }, afterSeconds = 0) {
      const [row] = await tx.$queryRaw<{ id: bigint }[]>`
        INSERT INTO tasks (order_id, kind, payload, due_at)
        VALUES (${orderId}::uuid, ${kind}, ${JSON.stringify(payload)}::jsonb,
          now() + ${afterSeconds}::int * interval '1 second')
        RETURNING id`;
      if (!row) throw new Error('an insert returns its row');
      due ||= afterSeconds === 0;
      return row.id;
    },
    get due() {
      return due;
    },
  };
}

type Row = { id: bigint; order_id: string; kind: string; payload: unknown; attempts: number };

export type TaskQueue = ReturnType<typeof createTaskQueue>;

/** The waiting tasks, as the runner sees them. */
export const createTaskQueue = (sql: SqlSession) => ({
  /**
   * Claims due tasks, of each order only the oldest that waits: a "hold" and the "release" after it must not change places.
   */
  async claim(limit: number): Promise<Task[]> {
    const rows = await sql.$queryRaw<Row[]>`
      UPDATE tasks SET due_at = now() + ${leaseSeconds}::int * interval '1 second', attempts = attempts + 1
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

  /** Writes that the task is done; true when another one of its order has waited for that. */
  async done({ id, orderId }: Pick<Task, 'id' | 'orderId'>): Promise<boolean> {
    const [row] = await sql.$queryRaw<{ more: boolean }[]>`
      UPDATE tasks SET done_at = now(), last_error = NULL WHERE id = ${id}
      RETURNING EXISTS (
        SELECT 1 FROM tasks AS later WHERE later.order_id = ${orderId}::uuid AND later.done_at IS NULL AND later.id > ${id}
      ) AS more`;
    return row?.more ?? false;
  },

  async retry(id: bigint, afterSeconds: number, error: string): Promise<void> {
    await sql.$executeRaw`
      UPDATE tasks SET due_at = now() + ${afterSeconds}::float8 * interval '1 second', last_error = ${error.slice(0, 500)}
      WHERE id = ${id}`;
  },

  async waiting(): Promise<number> {
    const [row] = await sql.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM tasks WHERE done_at IS NULL`;
    return Number(row?.count ?? 0);
  },

  /** Drops at most 1,000 tasks that were done a week ago. */
  async prune(): Promise<void> {
    await sql.$executeRaw`
      DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE done_at < now() - interval '7 days' LIMIT 1000)`;
  },
});
