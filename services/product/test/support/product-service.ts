import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { productCreated, productUpdated } from '@eshop/contracts/events';
import { silentLogger } from '@eshop/kit/logging';
import { signIn, type TestCaller, type TestPubSub, testPubSub } from '@eshop/kit/testing';
import { ensureBuckets, ensureProductsTable } from '@eshop/topology';
import supertest from 'supertest';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import { productConfig } from '../../src/config.ts';
import { type Context, createContext } from '../../src/context.ts';
import { createTable, type Table } from '../../src/table/table-store.ts';
import { startWorkers, type Workers } from '../../src/workers.ts';
import { countedClient } from './counted-client.ts';

export type Instance = {
  readonly context: Context;
  readonly http: ReturnType<typeof supertest>;
  readonly server: Server;
  /** Commands sent to DynamoDB by this instance, by name. */
  readonly sent: ReadonlyMap<string, number>;
  stop(): Promise<void>;
};

const names = {
  table: `test-products-${randomBytes(6).toString('hex')}`,
  bucket: `test-${randomBytes(6).toString('hex')}`,
};

/** A test file's own table, bucket and Pub/Sub project, an admin, and one running instance of the service. */
export function useProductService() {
  const held: { pubsub?: TestPubSub; admin?: TestCaller; customer?: TestCaller; main?: Instance } = {};
  const extra: Instance[] = [];
  const get = <Name extends keyof typeof held>(name: Name) => {
    const value = held[name];
    if (value === undefined) throw new Error('the service has not started');
    return value;
  };

  beforeAll(async () => {
    const { client } = countedClient();
    const s3 = new S3Client({ forcePathStyle: true });
    await Promise.all([ensureProductsTable(client, names.table), ensureBuckets(s3, [names.bucket])]);
    [held.pubsub, held.admin, held.customer] = await Promise.all([
      testPubSub([productCreated, productUpdated]),
      signIn('admin'),
      signIn(),
    ]);
    held.main = await startInstance(held.pubsub);
    s3.destroy();
    client.destroy();
  }, 60_000);

  afterAll(async () => {
    await Promise.all([...extra, ...(held.main ? [held.main] : [])].map((instance) => instance.stop()));
    await held.pubsub?.close();
    const { client } = countedClient();
    await client.send(new DeleteTableCommand({ TableName: names.table }));
    client.destroy();
  }, 60_000);

  return {
    get main() {
      return get('main');
    },
    get http() {
      return get('main').http;
    },
    get context() {
      return get('main').context;
    },
    get pubsub() {
      return get('pubsub');
    },
    get admin() {
      return get('admin').headers;
    },
    get customer() {
      return get('customer').headers;
    },
    bucket: names.bucket,
    table: names.table,
    /** One more instance on the same stores. */
    async startInstance(options: InstanceOptions = {}) {
      const instance = await startInstance(get('pubsub'), options);
      extra.push(instance);
      return instance;
    },
  };
}

export type InstanceOptions = {
  /** Without relay and consumers, as after a crash. */
  readonly idle?: boolean;
  /** Works with this table, which it can not reach. */
  readonly cutOff?: Table;
  readonly env?: Readonly<Record<string, string>>;
};

async function startInstance(
  pubsub: TestPubSub,
  { idle = false, env = {}, cutOff }: InstanceOptions = {},
): Promise<Instance> {
  const config = productConfig({
    ...process.env,
    PORT: '0',
    AUTH_URL: '',
    PRODUCTS_TABLE: names.table,
    PRODUCT_IMAGES_BUCKET: names.bucket,
    PUBLIC_URL: 'https://shop.example',
    PUBSUB_PROJECT_ID: pubsub.projectId,
    CHANGES_POLL_MILLISECONDS: '100',
    ESHOP_CHECK_ANSWERS: 'true',
    ...env,
  });
  const { client, documents, sent } = countedClient();
  const table = cutOff ?? createTable(documents, names.table);
  const context = createContext(config, { logger: silentLogger(), table });
  let workers: Workers | undefined;
  if (idle) {
    context.catalogue.start();
    await context.catalogue.loaded();
  } else {
    workers = startWorkers(context);
    if (!cutOff) await workers.warm();
  }
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let stopped = false;
  return {
    context,
    server,
    sent,
    http: supertest(server),
    async stop() {
      if (stopped) return;
      stopped = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await workers?.stop();
      if (!workers) await context.catalogue.stop();
      await context.close();
      client.destroy();
    },
  };
}
