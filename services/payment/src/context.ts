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
  type OutboxEvent,
} from '@eshop/kit/messaging';
import { createMetrics } from '@eshop/kit/metrics';
import { createSqlConsuming, createSqlPublishing } from '@eshop/kit/operations';
import { inTransaction } from '@eshop/kit/sql';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Config } from './config.ts';
import { openDatabase, readCommitted } from './database.ts';
import { createPaymentChanges } from './feed/payment-change-store.ts';
import { createKnownOrderReader, createKnownOrderStore } from './orders/known-order-store.ts';
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
  const database = openDatabase(config.database, metrics);
  const pubsub = createPubSub(config.pubSub);
  const publisher = createPublisher(pubsub);
  const source = outbox.source(database);
  const relay = createRelay({ source, publisher, logger, metrics });
  const audit = createSqlAudit({ service: 'payment', dialect: 'mariadb', database });
  const proofs = createProofStore(config.proofs);
  const feed = createChangeFeed(createPaymentChanges(database), logger);

  return {
    config,
    logger,
    metrics,
    database,
    pubsub,
    relay,
    proofs,
    feed,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    idempotency: createSqlIdempotency({ database, dialect: 'mariadb' }),
    audit,
    publishing: createSqlPublishing({
      source,
      database,
      dialect: 'mariadb',
      keyColumns: ['ordering_key', 'order_id'],
    }),
    consuming: createSqlConsuming({
      service: 'payment',
      database,
      dialect: 'mariadb',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    payments: createPaymentReader(database),
    knownOrders: createKnownOrderReader(database),
    uploads: createUploadQueue(database),
    orders: createOrderClient(config.orderUrl),
    now: () => new Date(),
    /** Runs `work` in one transaction, again when it lost against another, and lets the relay know when it committed. */
    async transaction<Result>(work: (stores: Transaction) => Promise<Result>): Promise<Result> {
      const result = await inTransaction(
        database,
        (tx: Prisma.TransactionClient) => work(openStores(tx)),
        readCommitted,
      );
      relay.wake();
      feed.wake();
      return result;
    },
    async close(): Promise<void> {
      await pubsub.close();
      await database.$disconnect();
      proofs.close();
    },
  };
}

function openStores(tx: Prisma.TransactionClient) {
  return {
    sql: tx,
    orders: createKnownOrderStore(tx),
    payments: createPaymentStore(tx),
    uploads: createUploadStore(tx),
    outbox: (...events: OutboxEvent[]) => outbox.append(tx, ...events),
  };
}
