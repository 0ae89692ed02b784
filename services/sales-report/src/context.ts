import { createSqlAudit } from '@eshop/kit/audit';
import { createServiceToken, createTokenVerifier } from '@eshop/kit/auth';
import { createLogger } from '@eshop/kit/logging';
import { createInbox, createPubSub } from '@eshop/kit/messaging';
import { createMetrics } from '@eshop/kit/metrics';
import { createSqlConsuming } from '@eshop/kit/operations';
import { inTransaction, type SqlSession } from '@eshop/kit/sql';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { createExportStore } from './exports/export-store.ts';
import { createMonths } from './sales/month-store.ts';
import { createSaleReader } from './sales/sale-reader-store.ts';
import { createSaleStore } from './sales/sale-store.ts';
import { createCategoryClient } from './summaries/category-client.ts';
import { createRollupStore } from './summaries/rollup-store.ts';
import { createSummaryStore } from './summaries/summary-store.ts';
import { createWarehouseClient } from './summaries/warehouse-client.ts';

/** The stores of one transaction: what is written through them commits together or not at all. */
export type Transaction = ReturnType<typeof openStores>;

/** Everything that the sales report works with. */
export type Context = ReturnType<typeof createContext>;

/** Builds the context; connects lazily, so that the service starts while its stores are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'sales-report', level: config.logLevel });
  const metrics = createMetrics('sales-report');
  const { sql, database, close } = openDatabase(config.database, metrics);
  const pubsub = createPubSub(config.pubSub);
  const audit = createSqlAudit({ service: 'sales-report', dialect: 'postgres', database: sql });

  return {
    config,
    logger,
    metrics,
    sql,
    database,
    pubsub,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    audit,
    consuming: createSqlConsuming({
      service: 'sales-report',
      database: sql,
      dialect: 'postgres',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    inbox: createInbox({ dialect: 'postgres' }),
    months: createMonths(sql),
    sales: createSaleReader(database),
    summaries: createSummaryStore(database),
    exports: createExportStore(database),
    categories: createCategoryClient(config.productUrl, logger),
    warehouses: createWarehouseClient(config.warehouseUrl, createServiceToken(config.serviceTokens), logger),
    now: () => new Date(),
    /** Runs `work` in one transaction, again when it lost against another. */
    transaction: <Result>(work: (stores: Transaction) => Promise<Result>): Promise<Result> =>
      inTransaction(sql, (tx) => work(openStores(tx))),
    async close(): Promise<void> {
      await pubsub.close();
      await close();
    },
  };
}

function openStores(tx: SqlSession) {
  return { sql: tx, sales: createSaleStore(tx), rollups: createRollupStore(tx) };
}
