import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Item } from '@eshop/contracts';
import type { Reservation, StockLevel, Warehouse } from '@eshop/contracts/api/warehouse';
import { productCreated, productQuantityUpdated, productUpdated } from '@eshop/contracts/events';
import {
  eventually,
  serviceHeaders,
  signIn,
  type TestDatabase,
  type TestPubSub,
  testDatabase,
  testPubSub,
} from '@eshop/kit/testing';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../src/app.ts';
import { readWarehouseConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { startWorkers, type Workers } from '../src/workers.ts';

type Headers = { readonly authorization: string };

/** One running instance of the service. */
export type Instance = { readonly context: Context; readonly url: string; stop(): Promise<void> };

const migrations = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** The whole service on a database and a Pub/Sub project of its own, removed afterwards. */
export function useWarehouse({ workers = true }: { workers?: boolean } = {}) {
  let database: TestDatabase;
  let pubsub: TestPubSub;
  let instance: Instance;
  let staffId = '';
  const callers: { admin?: Headers; staff?: Headers; customer?: Headers; service?: Headers } = {};

  const startInstance = (options: { workers: boolean }) => start(database.url, pubsub.projectId, options);

  beforeAll(async () => {
    [database, pubsub] = await Promise.all([
      testDatabase('postgres', migrations),
      testPubSub([productQuantityUpdated]),
    ]);
    const [admin, staff, customer, service] = await Promise.all([
      signIn('admin'),
      signIn('warehouse'),
      signIn(),
      serviceHeaders(),
    ]);
    staffId = staff.userId;
    Object.assign(callers, {
      admin: admin.headers,
      staff: staff.headers,
      customer: customer.headers,
      service,
    });
    instance = await startInstance({ workers });
  });

  afterAll(async () => {
    await instance?.stop();
    await pubsub?.close();
    await database?.drop();
  });

  const as = (who: keyof typeof callers) => ({
    get: (path: string) =>
      supertest(instance.url)
        .get(path)
        .set(callers[who] ?? {}),
    post: (path: string) =>
      supertest(instance.url)
        .post(path)
        .set(callers[who] ?? {}),
    put: (path: string) =>
      supertest(instance.url)
        .put(path)
        .set(callers[who] ?? {}),
    patch: (path: string) =>
      supertest(instance.url)
        .patch(path)
        .set(callers[who] ?? {}),
    delete: (path: string) =>
      supertest(instance.url)
        .delete(path)
        .set(callers[who] ?? {}),
  });

  const api = {
    as,
    headersOf: (who: keyof typeof callers): Headers => callers[who] ?? { authorization: '' },
    startInstance,
    /** An instance whose database does not answer. */
    startAway: () => start('postgresql://eshop@127.0.0.1:1/away', pubsub.projectId, { workers: false }),
    get context() {
      return instance.context;
    },
    get pubsub() {
      return pubsub;
    },
    get url() {
      return instance.url;
    },
    get staffId() {
      return staffId;
    },
    get guest() {
      return supertest(instance.url);
    },

    async givenWarehouse(
      zipCode = '10250',
      more: { name?: string; isMain?: boolean } = {},
    ): Promise<Warehouse> {
      const reply = await as('admin')
        .post('/v1/warehouses')
        .send({ name: `Warehouse ${uuidv7()}`, zipCode, ...more })
        .expect(201);
      return reply.body;
    },

    /** A product that the warehouse has heard of, as its own event would tell it. */
    async givenProduct(
      facts: { productId?: string; name?: string; initialQuantity?: number } = {},
    ): Promise<string> {
      const data = productData(facts);
      await pubsub.publish(productCreated, data);
      await eventually(async () => {
        const known = await instance.context.database.product.findUnique({ where: { id: data.productId } });
        if (known?.initialQuantity === null || known?.initialQuantity === undefined)
          throw new Error('not heard of yet');
      });
      return data.productId;
    },

    /** A product of which so much lies in each of the warehouses. */
    async givenStock(...places: readonly (readonly [Warehouse, number])[]): Promise<string> {
      const productId = await api.givenProduct();
      for (const [warehouse, quantity] of places) {
        if (quantity > 0) await api.receive(productId, warehouse, quantity).expect(201);
      }
      return productId;
    },

    /** The same without events: for tests in which no consumer runs. */
    async insertedStock(warehouse: Warehouse, quantity: number): Promise<string> {
      const { productId: id, sku, name, version } = productData();
      const initialReceived = true;
      await instance.context.database.product.createMany({
        data: [{ id, sku, name, version, archived: false, initialQuantity: 0, initialReceived }],
      });
      await api.receive(id, warehouse, quantity).expect(201);
      return id;
    },

    receive: (productId: string, { id }: Warehouse, quantity: number) =>
      as('staff').post('/v1/stock-movements').send({
        type: 'receive',
        productId,
        quantity,
        reason: 'Delivered by the maker',
        toWarehouseId: id,
      }),

    move: (movement: object, key?: string) =>
      as('staff')
        .post('/v1/stock-movements')
        .set(key ? { 'idempotency-key': key } : {})
        .send({ reason: 'Test', ...movement }),

    reserve: (
      orderId: string,
      items: readonly Item[],
      more: { zipCode?: string; expiresAt?: string | null } = {},
    ) =>
      as('service')
        .put(`/v1/reservations/${orderId}`)
        .send({ items, zipCode: '10250', expiresAt: null, ...more }),

    async held(
      items: readonly Item[],
      more: { zipCode?: string; expiresAt?: string | null } = {},
    ): Promise<Reservation> {
      const reply = await api.reserve(uuidv7(), items, more).expect(200);
      return reply.body;
    },

    commit: (orderId: string) => as('service').post(`/v1/reservations/${orderId}/commit`),
    release: (orderId: string) => as('service').post(`/v1/reservations/${orderId}/release`),

    async stockOf(productId: string): Promise<StockLevel[]> {
      const reply = await as('staff').get('/v1/stock').query({ productId, limit: 100 }).expect(200);
      return reply.body.items;
    },

    /** Sums over all warehouses. */
    async totalOf(productId: string) {
      const levels = await api.stockOf(productId);
      const sum = (part: 'onHand' | 'reserved' | 'available') =>
        levels.reduce((total, level) => total + level[part], 0);
      return { onHand: sum('onHand'), reserved: sum('reserved'), available: sum('available') };
    },

    /** The quantities told of a product, newest version last, each version once. */
    toldOf(productId: string) {
      const told = pubsub
        .published(productQuantityUpdated)
        .filter(({ data }) => data.productId === productId);
      return [...new Map(told.map(({ data }) => [data.version, data])).values()].sort(
        (left, right) => left.version - right.version,
      );
    },

    /** Every event up to now has been handled and published: one more of each kind has come through after them. */
    async settled(productId: string): Promise<void> {
      const known = await instance.context.database.product.findUniqueOrThrow({ where: { id: productId } });
      await api.publishUpdated({
        ...productData({ productId, name: known.name }),
        version: known.version + 1,
      });
      await eventually(async () => {
        const { version } = await instance.context.database.product.findUniqueOrThrow({
          where: { id: productId },
        });
        if (version === known.version) throw new Error('the last event has not been handled');
        if ((await instance.context.database.outbox.count({ where: { publishedAt: null } })) > 0)
          throw new Error('events wait in the outbox');
      });
    },

    publishCreated: (data: ReturnType<typeof productData>) => pubsub.publish(productCreated, data),
    publishUpdated: ({ initialQuantity: _, ...data }: ReturnType<typeof productData>, archived = false) =>
      pubsub.publish(productUpdated, { ...data, archived }),
  };
  return api;
}

/** Data of a product-created event. */
export function productData({
  productId = uuidv7(),
  name = 'Test car',
  version = 1,
  initialQuantity = 0,
}: {
  productId?: string;
  name?: string;
  version?: number;
  initialQuantity?: number;
} = {}) {
  return {
    productId,
    sku: `SKU-${productId.slice(-8)}`,
    name,
    categoryId: uuidv7(),
    price: { amount: 1_899_900, currency: 'USD' as const },
    weightKg: 1_300,
    thumbUrl: null,
    version,
    initialQuantity,
  };
}

async function start(
  databaseUrl: string,
  projectId: string,
  { workers }: { workers: boolean },
): Promise<Instance> {
  const context = createContext(
    readWarehouseConfig({
      ...process.env,
      DATABASE_URL: databaseUrl,
      PUBSUB_PROJECT_ID: projectId,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      ESHOP_CHECK_ANSWERS: 'true',
    }),
  );
  const running: Workers | null = workers ? startWorkers(context) : null;
  const server: Server = createServer(createApp(context));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    context,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await running?.stop();
      await context.close();
    },
  };
}

/** A time so many seconds from now, as the contract writes it. */
export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

/** So many results of `make`, made at once. */
export const times = <Result>(count: number, make: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** How often each value occurs. */
export const countBy = <Value>(values: readonly Value[], key: (value: Value) => PropertyKey) =>
  Object.fromEntries([...Map.groupBy(values, key)].map(([name, group]) => [name, group.length]));
