import { randomBytes } from 'node:crypto';
import type { Cart } from '@eshop/contracts/api/cart';
import { productUpdated } from '@eshop/contracts/events';
import { cartTokenHeader } from '@eshop/contracts/headers';
import { createTokenVerifier } from '@eshop/kit/auth';
import { silentLogger } from '@eshop/kit/logging';
import { signIn, type TestCaller, type TestPubSub, testDatabase, testPubSub } from '@eshop/kit/testing';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '../src/app.ts';
import { readCartConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { startWorkers, type Workers } from '../src/workers.ts';
import { type ProductNeighbour, startProductNeighbour } from './product-neighbour.ts';

/** Headers that say who calls. */
export type Who = Record<string, string>;
export const guest = (cartToken: string): Who => ({ [cartTokenHeader]: cartToken });

type Settings = (databaseUrl: string) => Promise<Record<string, string>> | Record<string, string>;

/** One running instance of the service. */
export type Instance = { context: Context; app: Express; workers: Workers; stop(): Promise<void> };

/** Starts the real service inside the test's process. */
export function startInstance(environment: Record<string, string | undefined>): Instance {
  const config = readCartConfig(environment);
  const context = createContext(config);
  const workers = startWorkers(context);
  return {
    context,
    app: createApp(context),
    workers,
    async stop() {
      await workers.stop();
      await context.close();
    },
  };
}

/**
 * The real cart service on a key prefix in Redis, a database and a Pub/Sub project of its own; `settings` may put it on
 * other stores.
 */
export function useCart(settings: Settings = () => ({})) {
  let instance: Instance;
  let events: TestPubSub;
  let products: ProductNeighbour;
  let environment: Record<string, string | undefined>;
  let cleanUp: () => Promise<void>;

  beforeAll(async () => {
    const database = await testDatabase('mariadb', new URL('../prisma/migrations', import.meta.url).pathname);
    events = await testPubSub([]);
    environment = {
      ...process.env,
      REDIS_KEY_PREFIX: `test-${randomBytes(6).toString('hex')}:`,
      DATABASE_URL: database.url,
      PUBSUB_PROJECT_ID: events.projectId,
      PRODUCT_URL: 'http://127.0.0.1:1',
      ESHOP_CHECK_ANSWERS: 'true',
      LOG_LEVEL: 'silent',
      // Tokens are checked by their signature alone: there is no auth service.
      AUTH_URL: '',
    };
    const { tokens } = readCartConfig(environment);
    products = await startProductNeighbour(createTokenVerifier(tokens, { logger: silentLogger() }));
    environment.PRODUCT_URL = products.url;
    environment = { ...environment, ...(await settings(database.url)) };
    instance = startInstance(environment);
    cleanUp = async () => {
      await instance.stop();
      await Promise.all([products.close(), events.close()]);
      await database.drop();
    };
  });
  afterAll(() => cleanUp());

  const service = {
    get context() {
      return instance.context;
    },
    get instance() {
      return instance;
    },
    get events() {
      return events;
    },
    get products() {
      return products;
    },
    get environment() {
      return environment;
    },
    /** Ends this instance and starts another, on the same stores. */
    async restart(whileDown: () => Promise<void> = async () => undefined) {
      await instance.stop();
      await whileDown();
      instance = startInstance(environment);
    },
    /** A new customer. */
    customer: async (): Promise<Who & { userId: string }> => {
      const { headers, userId }: TestCaller = await signIn();
      return { ...headers, userId };
    },
    api: () => request(instance.app),
    get: (who: Who = {}) => request(instance.app).get('/v1/cart').set(who),
    put: (who: Who, productId: string, quantity: number, note?: string) =>
      request(instance.app).put(`/v1/cart/items/${productId}`).set(who).send({ quantity, note }),
    remove: (who: Who, productId: string) =>
      request(instance.app).delete(`/v1/cart/items/${productId}`).set(who),
    clear: (who: Who) => request(instance.app).delete('/v1/cart').set(who),
    merge: (who: Who, cartToken: string) =>
      request(instance.app).post('/v1/cart/merge').set(who).send({ cartToken }),

    /** What the caller's cart holds: product id → quantity. */
    async held(who: Who): Promise<Record<string, number>> {
      const answer = await service.get(who);
      expect(answer.status).toBe(200);
      return quantities(answer.body);
    },

    /** A guest with these products in the cart; the token. */
    async guestWith(items: Record<string, number>): Promise<string> {
      let token = '';
      for (const [productId, quantity] of Object.entries(items)) {
        const answer = await service.put(token ? guest(token) : {}, productId, quantity);
        expect(answer.status).toBe(200);
        token ||= answer.body.cartToken;
      }
      return token;
    },

    /** Tells the service of a product, as the product service would. */
    async tell(
      productId: string,
      told: { name?: string; price?: number; version: number; archived?: boolean },
    ) {
      const { name = 'Honda CB500F', price = 899_900, version, archived = false } = told;
      return events.publish(productUpdated, {
        productId,
        sku: 'SKU-1',
        name,
        categoryId: '01900000-0000-7000-8000-000000000001',
        price: { amount: price, currency: 'USD' },
        weightKg: 189,
        thumbUrl: null,
        archived,
        version,
      });
    },
  };
  return service;
}

export const quantities = (cart: Cart): Record<string, number> =>
  Object.fromEntries(cart.items.map(({ productId, quantity }) => [productId, quantity]));
