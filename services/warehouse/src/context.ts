import { createSqlAudit } from '@eshop/kit/audit';
import { createTokenVerifier } from '@eshop/kit/auth';
import { createSqlIdempotency } from '@eshop/kit/idempotency';
import { createLogger } from '@eshop/kit/logging';
import { createPublisher, createPubSub, createRelay, createSqlOutbox } from '@eshop/kit/messaging';
import { createMetrics } from '@eshop/kit/metrics';
import { createSqlConsuming, createSqlPublishing } from '@eshop/kit/operations';
import { inTransaction, type SqlSession } from '@eshop/kit/sql';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { createFeedReader } from './feed/feed-store.ts';
import { createStockFeed } from './feed/stock-feed.ts';
import { createLimitReader, createLimitStore } from './limits/limit-store.ts';
import { createInitialStockQueue, createProductStore } from './products/product-store.ts';
import { createExplanations } from './reservations/explanation-store.ts';
import { createReservationStore } from './reservations/reservation-store.ts';
import { createLedger } from './stock/ledger-store.ts';
import { createStockList } from './stock/stock-list-store.ts';
import { createStockStore, readLevels } from './stock/stock-store.ts';
import { createTurns } from './stock/turns.ts';
import { createWarehouseReader, createWarehouseStore } from './warehouses/warehouse-store.ts';

/** The stores of one transaction: what is written through them commits together or not at all. */
export type Transaction = ReturnType<typeof openStores>;

/** Everything that the warehouse service works with. */
export type Context = ReturnType<typeof createContext>;

const outbox = createSqlOutbox({ dialect: 'postgres' });

/** Builds the context; connects lazily, so that the service starts while its stores are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'warehouse', level: config.logLevel });
  const metrics = createMetrics('warehouse');
  const { sql, database, close } = openDatabase(config.database, metrics);
  const pubsub = createPubSub(config.pubSub);
  const publisher = createPublisher(pubsub);
  const source = outbox.source(sql);
  const relay = createRelay({ source, publisher, logger, metrics });
  const audit = createSqlAudit({ service: 'warehouse', dialect: 'postgres', database: sql });
  const stockFeed = createStockFeed(createFeedReader(sql), logger);

  return {
    config,
    logger,
    metrics,
    sql,
    database,
    pubsub,
    relay,
    stockFeed,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    idempotency: createSqlIdempotency({ database: sql, dialect: 'postgres' }),
    audit,
    publishing: createSqlPublishing({ source, database: sql, dialect: 'postgres' }),
    consuming: createSqlConsuming({
      service: 'warehouse',
      database: sql,
      dialect: 'postgres',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    warehouses: createWarehouseReader(database),
    stockList: createStockList(sql),
    ledger: createLedger(sql),
    limits: createLimitReader(sql),
    explanations: createExplanations(sql),
    reservations: createReservationStore(sql),
    initialStock: createInitialStockQueue(sql),
    /** Lets steps about the same product follow each other instead of waiting in the database. */
    inTurn: createTurns(),
    /** Stock levels of some products as committed, with their warehouses. */
    levels: (productIds: readonly string[]) => readLevels(sql, productIds),
    /** Runs `work` in one transaction, again when it lost against another, and wakes the relay when it told something. */
    async transaction<Result>(work: (stores: Transaction) => Promise<Result>): Promise<Result> {
      const { result, stores } = await inTransaction(sql, async (tx) => {
        const stores = openStores(tx, config);
        return { result: await work(stores), stores };
      });
      if (stores.stock.told) relay.wake();
      stockFeed.wake();
      return result;
    },
    async close(): Promise<void> {
      await pubsub.close();
      await close();
    },
  };
}

function openStores(tx: SqlSession, { lowStockAt }: Config) {
  return {
    sql: tx,
    warehouses: createWarehouseStore(tx),
    products: createProductStore(tx),
    stock: createStockStore(tx, lowStockAt),
    limits: createLimitStore(tx),
    reservations: createReservationStore(tx),
  };
}
