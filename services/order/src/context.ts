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
  type OutboxEvent,
} from '@eshop/kit/messaging';
import { createMetrics } from '@eshop/kit/metrics';
import { createSqlConsuming, createSqlPublishing } from '@eshop/kit/operations';
import { inTransaction, observeAdapter, postgresPool } from '@eshop/kit/sql';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { createAddressReader, createAddressStore } from './addresses/address-store.ts';
import type { Config } from './config.ts';
import { createOrderChanges } from './feed/order-change-store.ts';
import { createCartClient } from './orders/cart-client.ts';
import { createOrderSearch } from './orders/order-search-store.ts';
import { createOrderReader, createOrderStore, readTimelines } from './orders/order-store.ts';
import { createProfileClient } from './orders/profile-client.ts';
import { createWarehouseClient } from './orders/warehouse-client.ts';
import { createPaymentStore } from './payments/payment-store.ts';
import { createProductClient } from './quotes/product-client.ts';
import { createQuoteStore } from './quotes/quote-store.ts';
import { createShippingClient } from './quotes/shipping-client.ts';
import { createTaskQueue, createTaskStore } from './tasks/task-store.ts';
import { createTimelineFeed } from './timeline/timeline-feed.ts';
import { createStepReader } from './timeline/timeline-store.ts';

/** The stores of one transaction: what is written through them commits together or not at all. */
export type Transaction = ReturnType<typeof openStores>;

/** Everything that the order service works with; a test may replace parts. */
export type Context = ReturnType<typeof createContext>;

const outbox = createSqlOutbox({ dialect: 'postgres' });

/** Builds the context; connects lazily, so that the service starts while its stores are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'order', level: config.logLevel });
  const metrics = createMetrics('order');
  const { poolSize } = config.database;
  const adapter = new PrismaPg(postgresPool(config.database));
  const database = new PrismaClient({ adapter: observeAdapter(adapter, { metrics, poolSize }) });
  const pubsub = createPubSub(config.pubSub);
  const publisher = createPublisher(pubsub);
  const source = outbox.source(database);
  const relay = createRelay({ source, publisher, logger, metrics });
  const audit = createSqlAudit({ service: 'order', dialect: 'postgres', database });
  const serviceToken = createServiceToken(config.serviceTokens);
  const timelines = createTimelineFeed(createStepReader(database), logger);
  const feed = createChangeFeed(createOrderChanges(database), logger);
  const committed: { tell: () => void } = { tell: () => undefined };

  return {
    config,
    logger,
    metrics,
    database,
    pubsub,
    relay,
    timelines,
    feed,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    idempotency: createSqlIdempotency({ database, dialect: 'postgres' }),
    audit,
    publishing: createSqlPublishing({ source, database, dialect: 'postgres' }),
    consuming: createSqlConsuming({
      service: 'order',
      database,
      dialect: 'postgres',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    addresses: createAddressReader(database),
    orders: createOrderReader(database),
    orderSearch: createOrderSearch(database),
    quotes: createQuoteStore(database),
    tasks: createTaskQueue(database),
    products: createProductClient(config.urls.product),
    warehouse: createWarehouseClient(config.urls.warehouse, serviceToken),
    cart: createCartClient(config.urls.cart, serviceToken),
    profiles: createProfileClient(config.urls.auth),
    shipping: createShippingClient(config.shippingCostFunction),
    now: () => new Date(),
    /** Called after each commit: what was committed is looked at now instead of at the next poll. */
    onCommit(listener: () => void) {
      committed.tell = listener;
    },
    /** Runs `work` in one transaction, again when it lost against another, and lets the relay know when it committed. */
    async transaction<Result>(work: (stores: Transaction) => Promise<Result>): Promise<Result> {
      const result = await inTransaction(database, (tx: Prisma.TransactionClient) => work(openStores(tx)));
      relay.wake();
      timelines.wake();
      feed.wake();
      committed.tell();
      return result;
    },
  };
}

function openStores(tx: Prisma.TransactionClient) {
  return {
    sql: tx,
    addresses: createAddressStore(tx),
    orders: createOrderStore(tx),
    payments: createPaymentStore(tx),
    tasks: createTaskStore(tx),
    outbox: (...events: OutboxEvent[]) => outbox.append(tx, ...events),
    timelineOf: async (orderId: string) => (await readTimelines(tx, [orderId])).get(orderId) ?? [],
  };
}
