import { createSqlAudit } from '@eshop/kit/audit';
import { createServiceToken, createTokenVerifier } from '@eshop/kit/auth';
import { createChangeFeed } from '@eshop/kit/feed';
import { createSqlIdempotency } from '@eshop/kit/idempotency';
import { createLogger } from '@eshop/kit/logging';
import {
  createPublisher,
  createPubSub,
  createRelay,
  createSqlOutbox,
  type OutboxWriter,
} from '@eshop/kit/messaging';
import { createMetrics } from '@eshop/kit/metrics';
import { createSqlConsuming, createSqlPublishing } from '@eshop/kit/operations';
import { inTransaction, type SqlSession } from '@eshop/kit/sql';
import { createAddressReader, createAddressStore } from './addresses/address-store.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { createOrderChanges } from './feed/order-change-store.ts';
import { createCartClient } from './orders/cart-client.ts';
import { createOrderSearch } from './orders/order-search-store.ts';
import { createOrderReader, createOrderStore } from './orders/order-store.ts';
import { createProfileClient } from './orders/profile-client.ts';
import { createWarehouseClient } from './orders/warehouse-client.ts';
import { createPaymentStore } from './payments/payment-store.ts';
import { createProductClient } from './quotes/product-client.ts';
import { createQuoteStore } from './quotes/quote-store.ts';
import { createShippingClient } from './quotes/shipping-client.ts';
import { createTaskQueue, createTaskStore, type TaskStore } from './tasks/task-store.ts';
import { createTimelineFeed } from './timeline/timeline-feed.ts';
import { createStepReader, readTimelines } from './timeline/timeline-store.ts';

/** The stores of one transaction: what is written through them commits together or not at all. */
export type Transaction = ReturnType<typeof openStores>;

/** Everything that the order service works with; a test may replace parts. */
export type Context = ReturnType<typeof createContext>;

const outbox = createSqlOutbox({ dialect: 'postgres' });

/** Builds the context; connects lazily, so that the service starts while its stores are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'order', level: config.logLevel });
  const metrics = createMetrics('order');
  const { sql, database, close } = openDatabase(config.database, metrics);
  const pubsub = createPubSub(config.pubSub);
  const publisher = createPublisher(pubsub);
  const source = outbox.source(sql);
  const relay = createRelay({ source, publisher, logger, metrics });
  const audit = createSqlAudit({ service: 'order', dialect: 'postgres', database: sql });
  const serviceToken = createServiceToken(config.serviceTokens);
  const timelines = createTimelineFeed(createStepReader(sql), logger);
  const feed = createChangeFeed(createOrderChanges(sql), logger);
  const tasksAdded: { tell: () => void } = { tell: () => undefined };

  return {
    config,
    logger,
    metrics,
    sql,
    database,
    pubsub,
    relay,
    timelines,
    feed,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    idempotency: createSqlIdempotency({ database: sql, dialect: 'postgres' }),
    audit,
    publishing: createSqlPublishing({ source, database: sql, dialect: 'postgres' }),
    consuming: createSqlConsuming({
      service: 'order',
      database: sql,
      dialect: 'postgres',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    addresses: createAddressReader(sql),
    orders: createOrderReader(sql),
    orderSearch: createOrderSearch(database),
    quotes: createQuoteStore(sql),
    tasks: createTaskQueue(sql),
    products: createProductClient(config.urls.product),
    warehouse: createWarehouseClient(config.urls.warehouse, serviceToken),
    cart: createCartClient(config.urls.cart, serviceToken),
    profiles: createProfileClient(config.urls.auth),
    shipping: createShippingClient(config.shippingCostFunction, { logger }),
    now: () => new Date(),
    /** Called when tasks were committed: they are looked at now instead of at the next poll. */
    onTasks(listener: () => void) {
      tasksAdded.tell = listener;
    },
    /** Runs `work` in one transaction, again when it lost against another, and wakes those for whom it wrote something. */
    async transaction<Result>(work: (stores: Transaction) => Promise<Result>): Promise<Result> {
      const { result, events, tasks } = await inTransaction(sql, async (tx) => {
        const [events, tasks] = [outbox.within(tx), createTaskStore(tx)];
        return { result: await work(openStores(tx, events, tasks)), events, tasks };
      });
      // A step of an order is never without its event.
      if (events.appended) for (const waiting of [relay, timelines, feed]) waiting.wake();
      if (tasks.due) tasksAdded.tell();
      return result;
    },
    async close(): Promise<void> {
      await pubsub.close();
      await close();
    },
  };
}

function openStores(tx: SqlSession, events: OutboxWriter, tasks: TaskStore) {
  return {
    sql: tx,
    addresses: createAddressStore(tx),
    orders: createOrderStore(tx),
    payments: createPaymentStore(tx),
    tasks,
    outbox: events,
    timelineOf: async (orderId: string) => (await readTimelines(tx, [orderId])).get(orderId) ?? [],
  };
}
