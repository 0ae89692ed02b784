import type { Order } from '@eshop/contracts/api/order';
import { orderCreated, orderStatusUpdated, paymentUpdated, saleCreated } from '@eshop/contracts/events';
import { createTokenVerifier } from '@eshop/kit/auth';
import { silentLogger } from '@eshop/kit/logging';
import {
  eventually,
  signIn,
  type TestCaller,
  type TestPubSub,
  testDatabase,
  testPubSub,
} from '@eshop/kit/testing';
import type { Express } from 'express';
import request from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '../src/app.ts';
import { readOrderConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { startWorkers, type Workers } from '../src/workers.ts';
import { type Neighbours, startNeighbours } from './neighbours.ts';

export const address = {
  name: 'Ada Lovelace',
  phone: '+1 555 0100',
  street: '1 Analytical Way',
  city: 'Springfield',
  state: 'IL',
  zipCode: '10260',
};

type Line = { productId: string; quantity: number };

export type OrderService = ReturnType<typeof useOrder>;

/** The real order service on a database and a Pub/Sub project of its own, removed afterwards. */
export function useOrder(settings: Record<string, string> = {}) {
  let context: Context;
  let app: Express;
  let workers: Workers;
  let events: TestPubSub;
  let neighbours: Neighbours;
  let cleanUp: () => Promise<void>;
  const people = new Map<string, Promise<TestCaller>>();

  beforeAll(async () => {
    const database = await testDatabase(
      'postgres',
      new URL('../prisma/migrations', import.meta.url).pathname,
    );
    events = await testPubSub([orderCreated, saleCreated, orderStatusUpdated]);
    const settingsOfTokens = readOrderConfig({
      ...process.env,
      ...urls('http://127.0.0.1'),
      DATABASE_URL: 'none',
      ...quiet,
    });
    const tokens = { ...settingsOfTokens.tokens };
    // Tokens are checked by their signature alone: the neighbours have no sign-out.
    delete tokens.AUTH_URL;
    neighbours = await startNeighbours(createTokenVerifier(tokens, { logger: silentLogger() }));
    const config = readOrderConfig({
      ...process.env,
      ...urls(neighbours.url),
      ...quiet,
      DATABASE_URL: database.url,
      PUBSUB_PROJECT_ID: events.projectId,
      ESHOP_CHECK_ANSWERS: 'true',
      ...settings,
    });
    context = createContext({ ...config, tokens });
    app = createApp(context);
    workers = startWorkers(context);
    cleanUp = async () => {
      await workers.stop();
      await context.close();
      await Promise.all([neighbours.close(), events.close()]);
      await database.drop();
    };
  });
  afterAll(() => cleanUp());

  const person = (role: 'customer' | 'admin') => {
    const known = people.get(role) ?? (role === 'admin' ? signIn('admin') : signIn());
    people.set(role, known);
    return known;
  };

  const service = {
    get context() {
      return context;
    },
    get app() {
      return app;
    },
    get events() {
      return events;
    },
    get neighbours() {
      return neighbours;
    },
    customer: () => person('customer'),
    admin: () => person('admin'),
    api: () => request(app),

    async restartWorkers(whileDown: () => Promise<void> = async () => undefined) {
      await workers.stop();
      await whileDown();
      workers = startWorkers(context);
    },

    async post(path: string, body: object, caller: TestCaller, headers: Record<string, string> = {}) {
      return request(app).post(path).set(caller.headers).set(headers).send(body);
    },

    async get(orderId: string): Promise<Order> {
      const answer = await request(app)
        .get(`/v1/orders/${orderId}`)
        .set((await service.admin()).headers);
      expect(answer.status).toBe(200);
      return answer.body;
    },

    async placed(items: Line[]): Promise<Order> {
      const answer = await service.post('/v1/orders', { items, address }, await service.customer());
      expect(answer.status).toBe(201);
      return answer.body;
    },

    until: (orderId: string, status: Order['status']): Promise<Order> =>
      eventually(async () => {
        const order = await service.get(orderId);
        expect(order.status).toBe(status);
        return order;
      }),

    /** An order whose stock is held. */
    async held(quantity = 1, stock = 10): Promise<{ order: Order; productId: string }> {
      const productId = neighbours.givenProduct({ stock });
      const order = await service.placed([{ productId, quantity }]);
      return { order: await service.until(order.id, 'AWAITING_PAYMENT'), productId };
    },

    /** Tells the order service of a payment, as the payment service would. */
    async pay(
      orderId: string,
      told: {
        status: 'PENDING' | 'APPROVED' | 'REJECTED';
        version: number;
        paymentId?: string;
        reason?: string;
        final?: boolean;
      },
    ): Promise<string> {
      const { paymentId = uuidv7(), ...rest } = told;
      await events.publish(paymentUpdated, { paymentId, orderId, ...rest });
      return paymentId;
    },

    statuses: (order: Order) => order.timeline.map(({ status }) => status),
  };
  return service;
}

const quiet = { LOG_LEVEL: 'silent' };
const urls = (url: string) => ({ AUTH_URL: url, PRODUCT_URL: url, WAREHOUSE_URL: url, CART_URL: url });
