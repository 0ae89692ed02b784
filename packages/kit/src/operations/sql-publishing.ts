import type { PublishedEvent, PublishedEventsQuery } from '@eshop/contracts/api/operations';
import type { Page } from '@eshop/contracts/paging';
import type { OutboxSource } from '../messaging/index.ts';
import type { Dialect, SqlExecutor } from '../sql/index.ts';
import { pageClause, pageOfRows, type SqlCondition } from './sql-page.ts';
import { timePlace, timeValue } from './sql-time.ts';

type Row = {
  id: bigint | number | string;
  event_id: string;
  topic: string;
  ordering_key: string;
  data: string;
  attributes: string;
  created_at: Date;
  published_at: Date | null;
};

/** What a service publishes, seen from outside. */
export type Publishing = Pick<OutboxSource, 'depth'> & {
  /** What it has published, or is about to. */
  list(query: PublishedEventsQuery): Promise<Page<PublishedEvent>>;
};

/**
 * Reads the outbox of a service's own database. `keyColumns` are those in which a key is looked for, each with an index:
 * the ordering key, and the order's id where that is another one.
 */
export const createSqlPublishing = (options: {
  readonly source: OutboxSource;
  readonly database: SqlExecutor;
  readonly dialect: Dialect;
  readonly keyColumns?: readonly ('ordering_key' | 'order_id')[];
}): Publishing => {
  const { source, database, dialect, keyColumns = ['ordering_key'] } = options;
  return {
    depth: () => source.depth(),
    async list({ topic, key, after, limit, cursor }) {
      const conditions: SqlCondition[] = [];
      if (topic) conditions.push({ sql: 'topic = ?', values: [topic] });
      if (key)
        conditions.push({
          sql: keyColumns.map((column) => `${column} = ?`).join(' OR '),
          values: keyColumns.map(() => key),
        });
      if (after)
        conditions.push({
          sql: `created_at > ${timePlace(dialect)}`,
          values: [timeValue(dialect, after)],
        });
      const page = pageClause(dialect, {
        time: 'created_at',
        id: 'id',
        idIsNumber: true,
        conditions,
        cursor,
        limit,
      });
      const rows = await database.$queryRawUnsafe<Row[]>(
        `SELECT id, event_id, topic, ordering_key, data, attributes, created_at, published_at FROM outbox ${page.sql}`,
        ...page.values,
      );
      return pageOfRows(rows, limit, present, ({ created_at, id }) => ({ time: created_at, id }));
    },
  };
};

const present = (row: Row): PublishedEvent => ({
  id: row.event_id,
  topic: row.topic,
  orderingKey: row.ordering_key,
  data: JSON.parse(row.data),
  traceparent: JSON.parse(row.attributes).traceparent ?? null,
  committedAt: row.created_at.toISOString(),
  publishedAt: row.published_at?.toISOString() ?? null,
});
