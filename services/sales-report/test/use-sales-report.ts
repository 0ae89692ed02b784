import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SaleItem, usd } from '@eshop/contracts';
import type { SalesSummary } from '@eshop/contracts/api/sales-report';
import type { EventData } from '@eshop/contracts/event-type';
import { saleCreated } from '@eshop/contracts/events';
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
import { readSalesReportConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { startWorkers, type Workers } from '../src/workers.ts';

export type SaleData = EventData<typeof saleCreated>;

/** An item of a sale; what a test does not care for is made up. */
export const item = (given: Partial<SaleItem> = {}): SaleItem => ({
  productId: uuidv7(),
  sku: 'CAR-1',
  name: 'Saloon',
  make: 'Volta',
  categoryId: uuidv7(),
  warehouseId: uuidv7(),
  quantity: 1,
  unitPrice: usd(1_000_00),
  ...given,
});

/** A sale whose parts make its total. */
export function sale({
  items = [item()],
  shipping = 25_00,
  ...given
}: {
  items?: SaleItem[];
  shipping?: number;
  orderId?: string;
  occurredAt?: string;
} = {}): SaleData {
  const goods = items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice.amount * quantity, 0);
  return {
    orderId: uuidv7(),
    orderNumber: 'E-100001',
    userId: uuidv7(),
    occurredAt: new Date().toISOString(),
    ...given,
    items,
    shippingCost: usd(shipping),
    total: usd(goods + shipping),
  };
}

/** The real sales report on a database and a Pub/Sub project of its own, removed afterwards. */
export function useSalesReport() {
  let context: Context;
  let app: Express;
  let workers: Workers;
  let events: TestPubSub;
  let product: Server;
  let admin: TestCaller;
  let cleanUp: () => Promise<void>;
  const categories: { id: string; name: string }[] = [];
  const warehouses: { id: string; name: string }[] = [];

  beforeAll(async () => {
    const database = await testDatabase(
      'postgres',
      new URL('../prisma/migrations', import.meta.url).pathname,
    );
    events = await testPubSub();
    product = createServer((req, res) => {
      res.setHeader('content-type', 'application/json');
      if (req.url?.startsWith('/v1/warehouses')) {
        const more = { zipCode: '10250', isMain: false, version: 1 };
        const items = warehouses.map((each) => ({ ...each, ...more }));
        res.end(JSON.stringify({ items, nextCursor: null }));
        return;
      }
      const items = categories.map((each) => ({
        slug: 'x',
        parentId: null,
        version: 1,
        children: [],
        ...each,
      }));
      res.end(JSON.stringify({ items, nextCursor: null }));
    });
    await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
    const config = readSalesReportConfig({
      ...process.env,
      AUTH_URL: '',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      PUBSUB_PROJECT_ID: events.projectId,
      PRODUCT_URL: `http://127.0.0.1:${(product.address() as AddressInfo).port}`,
      WAREHOUSE_URL: `http://127.0.0.1:${(product.address() as AddressInfo).port}`,
      ESHOP_CHECK_ANSWERS: 'true',
    });
    context = createContext(config);
    app = createApp(context);
    workers = startWorkers(context);
    admin = await signIn('admin');
    cleanUp = async () => {
      await workers.stop();
      await context.close();
      await events.close();
      product.closeAllConnections();
      product.close();
      await database.drop();
    };
  });
  afterAll(() => cleanUp());

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
    get admin() {
      return admin;
    },
    categories,
    warehouses,
    stopProduct: () => {
      product.closeAllConnections();
      product.close();
    },
    get: (path: string, headers: Record<string, string> = admin.headers) =>
      request(app).get(path).set(headers),
    async summary(query: string): Promise<SalesSummary> {
      const answer = await service.get(`/v1/sales/summary?${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    },
    /** Publishes sales and waits until they are counted. */
    async sold(...sales: SaleData[]): Promise<void> {
      for (const each of sales) await events.publish(saleCreated, each);
      await service.counted(...sales);
    },
    counted: (...sales: SaleData[]) =>
      eventually(async () => {
        const ids = sales.map(({ orderId }) => orderId);
        expect(await context.database.sale.count({ where: { orderId: { in: ids } } })).toBe(ids.length);
      }),
    async restartWorkers(whileDown: () => Promise<void>) {
      await workers.stop();
      await whileDown();
      workers = startWorkers(context);
    },
  };
  return service;
}
