import { createSqlAudit } from '@eshop/kit/audit';
import { createTokenVerifier } from '@eshop/kit/auth';
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
import { inTransaction } from '@eshop/kit/sql';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Config } from './config.ts';
import { openDatabase, readCommitted } from './database.ts';
import { createPaymentChanges } from './feed/payment-change-store.ts';
import { createKnownOrderStore, createKnownOrders } from './orders/known-order-store.ts';
import { createOrderClient } from './orders/order-client.ts';
import { createPaymentReader, createPaymentStore } from './payments/payment-store.ts';
import { createProofStore } from './proofs/proof-store.ts';
import { createUploadQueue, createUploadStore } from './proofs/upload-store.ts';

/** The stores of one transaction: what is written through them commits together or not at all. */
export type Transaction = ReturnType<typeof openStores>;

/** Everything that the payment service works with; a test may replace parts. */
export type Context = ReturnType<typeof createContext>;

const outbox = createSqlOutbox({ dialect: 'mariadb' });

/** Builds the context; connects lazily, so that the service starts while its stores are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'payment', level: config.logLevel });
  const metrics = createMetrics('payment');
  const { sql, database, close } = openDatabase(config.database, metrics);
  const pubsub = createPubSub(config.pubSub);
  const publisher = createPublisher(pubsub);
  const source = outbox.source(sql);
  const relay = createRelay({ source, publisher, logger, metrics });
  const audit = createSqlAudit({ service: 'payment', dialect: 'mariadb', database: sql });
  const proofs = createProofStore(config.proofs);
  const feed = createChangeFeed(createPaymentChanges(database), logger);

  return {
    config,
    logger,
    metrics,
    sql,
    database,
    pubsub,
    relay,
    proofs,
    feed,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    idempotency: createSqlIdempotency({ database: sql, dialect: 'mariadb' }),
    audit,
    publishing: createSqlPublishing({
      source,
      database: sql,
      dialect: 'mariadb',
      keyColumns: ['ordering_key', 'order_id'],
    }),
    consuming: createSqlConsuming({
      service: 'payment',
      database: sql,
      dialect: 'mariadb',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    payments: createPaymentReader(database),
    knownOrders: createKnownOrders(sql),
    uploads: createUploadQueue(database),
    orders: createOrderClient(config.orderUrl),
    now: () => new Date(),
    /** Runs `work` in one transaction, again when it lost against another, and lets the relay know of events that committed. */
    async transaction<Result>(work: (stores: Transaction) => Promise<Result>): Promise<Result> {
      let appended = false;
      const result = await inTransaction(
        database,
        async (tx: Prisma.TransactionClient) => {
          const events = outbox.within(tx);
          const done = await work(openStores(tx, events));
          appended = events.appended;
          return done;
        },
        readCommitted,
      );
      if (appended) relay.wake();
      feed.wake();
      return result;
    },
    async close(): Promise<void> {
      await pubsub.close();
      await close();
      proofs.close();
    },
  };
}

function openStores(tx: Prisma.TransactionClient, events: OutboxWriter) {
  return {
    sql: tx,
    orders: createKnownOrderStore(tx),
    payments: createPaymentStore(tx),
    uploads: createUploadStore(tx),
    outbox: events.append,
  };
}
