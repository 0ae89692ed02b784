import type { PubSub } from '@google-cloud/pubsub';
import type { RecordAudit } from '../audit/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { Dialect, SqlExecutor, Transactional } from '../sql/index.ts';
import { type Consuming, createConsuming } from './create-consuming.ts';
import { createSqlDeadLetters } from './sql-dead-letters.ts';
import { createSqlDeliveries } from './sql-deliveries.ts';

/** The consuming side of a service that keeps its journals in its own SQL database. */
export function createSqlConsuming(options: {
  readonly service: string;
  readonly database: SqlExecutor & Transactional<SqlExecutor>;
  readonly dialect: Dialect;
  readonly audit: RecordAudit;
  readonly pubsub: PubSub;
  readonly logger: Logger;
  readonly metrics: Metrics;
}): Consuming {
  const { database, dialect, audit, ...rest } = options;
  return createConsuming({
    ...rest,
    deliveries: createSqlDeliveries({ database, dialect }),
    deadLetters: createSqlDeadLetters({ database, dialect, audit }),
  });
}
