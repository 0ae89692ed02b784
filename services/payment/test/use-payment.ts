import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { OrderStatus } from '@eshop/contracts';
import type { Order } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';
import { orderStatusUpdated, paymentUpdated } from '@eshop/contracts/events';
import { createTokenVerifier } from '@eshop/kit/auth';
import { silentLogger } from '@eshop/kit/logging';
import {
  eventually,
  signIn,
  type TestCaller,
  type TestPubSub,
  testDatabase,
  testPubSub,
  testVariable,
} from '@eshop/kit/testing';
import { ensureBuckets } from '@eshop/topology';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { createApp } from '../src/app.ts';
import { readPaymentConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { startWorkers, type Workers } from '../src/workers.ts';
import { picture } from './files.ts';
import { type Gate, gateBefore } from './gate.ts';
import { type OrderNeighbour, startOrderNeighbour } from './order-neighbour.ts';

/** What is sent to `POST /v1/payments`; each part can be left out or replaced. */
export type Upload = {
  readonly caller: TestCaller;
  readonly orderId?: string;
  readonly file?: Buffer | null;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly fields?: Record<string, string>;
  readonly key?: string;
};

export type PaymentService = ReturnType<typeof usePayment>;

const quiet = { LOG_LEVEL: 'silent', ORDER_URL: 'http://127.0.0.1:1', DATABASE_URL: 'mysql://none' };

/** The real payment service on a database, a bucket and a Pub/Sub project of its own, with an order service beside it. */
export function usePayment(settings: Record<string, string> = {}) {
  let context: Context;
  let app: Express;
  let workers: Workers;
  let events: TestPubSub;
  let order: OrderNeighbour;
  let environment: Record<string, string | undefined>;
  let gates: { s3: Gate; mariadb: Gate };
  let cleanUp: () => Promise<void>;
  const bucket = `test-proofs-${Math.random().toString(36).slice(2, 12)}`;
  const s3 = new S3Client({ forcePathStyle: true });
  const people = new Map<string, Promise<TestCaller>>();

  beforeAll(async () => {
    const migrations = new URL('../prisma/migrations', import.meta.url).pathname;
    const database = await testDatabase('mariadb', migrations);
    const toDatabase = await gateBefore(database.url);
    const toS3 = await gateBefore(testVariable('AWS_ENDPOINT_URL_S3'));
    gates = { s3: toS3.gate, mariadb: toDatabase.gate };
    events = await testPubSub([paymentUpdated]);
    await ensureBuckets(s3, [bucket]);
    const tokens = { ...readPaymentConfig({ ...process.env, ...quiet }).tokens };
    // Tokens are checked by their signature alone: there is no sign-out here.
    delete tokens.AUTH_URL;
    order = await startOrderNeighbour(createTokenVerifier(tokens, { logger: silentLogger() }));
    environment = {
      ...process.env,
      ...quiet,
      ORDER_URL: order.url,
      DATABASE_URL: toDatabase.url,
      AWS_ENDPOINT_URL_S3: toS3.url,
      PUBSUB_PROJECT_ID: events.projectId,
      PAYMENT_PROOFS_BUCKET: bucket,
      ESHOP_CHECK_ANSWERS: 'true',
      ...settings,
    };
    // Amazon's client takes its endpoint from the process alone, and takes it when it is first used.
    vi.stubEnv('AWS_ENDPOINT_URL_S3', toS3.url);
    context = createContext({ ...readPaymentConfig(environment), tokens });
    await context.proofs.check();
    vi.unstubAllEnvs();
    app = createApp(context);
    workers = startWorkers(context);
    cleanUp = async () => {
      await workers.stop();
      await context.close();
      await Promise.all([order.close(), events.close(), toS3.gate.close(), toDatabase.gate.close()]);
      await database.drop();
      s3.destroy();
    };
  });
  afterAll(() => cleanUp());

  const person = (name: string) => {
    const known = people.get(name) ?? (name.includes('admin') ? signIn('admin') : signIn());
    people.set(name, known);
    return known;
  };

  const service = {
    bucket,
    s3,
    get context() {
      return context;
    },
    get app() {
      return app;
    },
    get events() {
      return events;
    },
    get order() {
      return order;
    },
    /** The doors before S3 and the database. */
    get gates() {
      return gates;
    },
    /** What a process of this very service would be started with. */
    get environment() {
      return environment;
    },
    customer: () => person('customer'),
    stranger: () => person('stranger'),
    admin: () => person('admin'),
    otherAdmin: () => person('other admin'),
    api: () => request(app),

    async restartWorkers(whileDown: () => Promise<void> = async () => undefined) {
      await workers.stop();
      await whileDown();
      workers = startWorkers(context);
    },

    async upload({ caller, orderId, file, fileName, contentType, fields = {}, key }: Upload) {
      const call = request(app).post('/v1/payments').set(caller.headers);
      if (key) call.set('idempotency-key', key);
      for (const [name, value] of Object.entries({ ...(orderId ? { orderId } : {}), ...fields }))
        call.field(name, value);
      if (file !== null) {
        call.attach('file', file ?? (await picture()), {
          filename: fileName ?? 'proof.png',
          contentType: contentType ?? 'image/png',
        });
      }
      return call;
    },

    /** An order that waits for the customer's payment. */
    async waitingOrder(): Promise<Order> {
      return order.givenOrder((await service.customer()).userId);
    },

    /** A payment of the customer for a new order. */
    async submitted(upload: Partial<Upload> = {}): Promise<Payment> {
      const caller = upload.caller ?? (await service.customer());
      const orderId = upload.orderId ?? order.givenOrder(caller.userId).id;
      const answer = await service.upload({ ...upload, caller, orderId });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body;
    },

    async decide(id: string, verdict: 'approve' | 'reject', body: object = {}, headers: object = {}) {
      const admin = await service.admin();
      return request(app)
        .post(`/v1/payments/${id}/${verdict}`)
        .set({ ...admin.headers, ...headers })
        .send(body);
    },

    async get(id: string): Promise<Payment> {
      const answer = await request(app)
        .get(`/v1/payments/${id}`)
        .set((await service.admin()).headers);
      expect(answer.status).toBe(200);
      return answer.body;
    },

    /** Tells of an order as the order service would. */
    tell(
      { id, number, userId }: Pick<Order, 'id' | 'number' | 'userId'>,
      told: { status: OrderStatus; version: number; refundDue?: boolean },
    ) {
      return events.publish(orderStatusUpdated, {
        orderId: id,
        number,
        userId,
        email: 'a@eshop.example',
        ...told,
      });
    },

    /** Until the events told so far are handled. */
    untilKnown: (orderId: string, version: number) =>
      eventually(async () => {
        const known = await context.knownOrders.find(orderId);
        expect(known?.version).toBeGreaterThanOrEqual(version);
      }),

    eventsOf: (paymentId: string) =>
      events.published(paymentUpdated).filter(({ data }) => data.paymentId === paymentId),

    /** The keys of all files in the bucket. */
    async objects(): Promise<string[]> {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
      return Contents.flatMap(({ Key }) => Key ?? []);
    },

    payments: () => context.database.payment.count(),
  };
  return service;
}
