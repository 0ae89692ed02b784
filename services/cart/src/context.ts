import { createSqlAudit } from '@eshop/kit/audit';
import { createTokenVerifier } from '@eshop/kit/auth';
import { createLogger } from '@eshop/kit/logging';
import { createPubSub } from '@eshop/kit/messaging';
import { createMetrics, showRedis } from '@eshop/kit/metrics';
import { createSqlConsuming } from '@eshop/kit/operations';
import { v7 as uuidv7 } from 'uuid';
import { createCartEntries } from './carts/cart-entry-store.ts';
import { createCartStore } from './carts/cart-store.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { createSavedCarts } from './persistence/saved-cart-store.ts';
import { createUnsavedCarts } from './persistence/unsaved-store.ts';
import { createProductClient } from './products/product-client.ts';
import { createProductCopies } from './products/product-copy-store.ts';
import { createProductMemory } from './products/product-memory.ts';
import { createShelf } from './products/product-shelf.ts';
import { createReplicatedRedis } from './redis/replicated-client.ts';

/** Everything that the cart service works with; a test may replace parts. */
export type Context = ReturnType<typeof createContext>;

/** Builds the context; connects lazily, so that the service starts while its stores are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'cart', level: config.logLevel });
  const metrics = createMetrics('cart');
  const now = () => new Date();
  const { guestSeconds, redis: redisSettings } = config;
  const { keyPrefix } = redisSettings;
  const redis = createReplicatedRedis(redisSettings, logger);
  showRedis(metrics, redis.connections);
  const { sql, database, close } = openDatabase(config.database, metrics);
  const pubsub = createPubSub(config.pubSub);
  const audit = createSqlAudit({ service: 'cart', dialect: 'mariadb', database: sql });
  const saved = createSavedCarts({ sql, database, now });
  const entries = createCartEntries(redis, { keyPrefix, guestSeconds, now });
  const written: { tell: () => void } = { tell: () => undefined };

  return {
    config,
    logger,
    metrics,
    redis,
    database,
    pubsub,
    http: {
      tokens: createTokenVerifier(config.tokens, { logger }),
      checkAnswers: config.http.checkAnswers,
    },
    audit,
    consuming: createSqlConsuming({
      service: 'cart',
      database: sql,
      dialect: 'mariadb',
      audit: audit.record,
      pubsub,
      logger,
      metrics,
    }),
    carts: createCartStore({ entries, saved, now }),
    saved,
    unsaved: createUnsavedCarts(redis, keyPrefix, uuidv7()),
    shelf: createShelf(
      createProductClient(config.productUrl),
      createProductMemory(redis, keyPrefix, logger),
      logger,
    ),
    productCopies: createProductCopies(redis, keyPrefix),
    guestSeconds,
    now,
    /** Called after each write of a cart. */
    onWrite: () => written.tell(),
    /** Who is told of writes. */
    tellOfWrites(listener: () => void) {
      written.tell = listener;
    },
    async close(): Promise<void> {
      await pubsub.close();
      await close();
      redis.close();
    },
  };
}
