import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { connectSql, migrate } from '@eshop/kit/sql';
import { ensureBuckets, ensureProductsTable } from '@eshop/topology';
import { shopVariable } from '../lib/environment.ts';
import { inTurn } from './in-turn.ts';
import { databaseVariable, openRedis, type SqlService, type Stores } from './stores.ts';

/** An empty database beside the shop's own, with the service's migrations. */
async function scratchDatabase(service: SqlService, name: string) {
  const url = new URL(shopVariable(databaseVariable(service)));
  const server = await connectSql(url.href);
  await server.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  await migrate(
    url.href,
    fileURLToPath(new URL(`../../services/${service}/prisma/migrations`, import.meta.url)),
  );
  const connection = inTurn(await connectSql(url.href));
  return {
    connection,
    async drop() {
      await connection.end();
      await server.query(`DROP DATABASE ${name}`);
      await server.end();
    },
  };
}

/** Stores of a test's own on the servers of the running shop: the same schemas, and nothing in them. */
export async function scratchStores(): Promise<Stores> {
  const mark = randomBytes(4).toString('hex');
  const make = (service: SqlService) =>
    scratchDatabase(service, `scratch_${service.replaceAll('-', '_')}_${mark}`);
  const names = {
    productsTable: `scratch-${mark}`,
    proofsBucket: `scratch-${mark}`,
    cartPrefix: `scratch-${mark}:`,
  };
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const s3 = new S3Client({ forcePathStyle: true });
  const redis = openRedis();
  const [order, warehouse, salesReport, cart, payment] = await Promise.all([
    make('order'),
    make('warehouse'),
    make('sales-report'),
    make('cart'),
    make('payment'),
  ]);
  await Promise.all([
    ensureProductsTable(dynamo, names.productsTable),
    ensureBuckets(s3, [names.proofsBucket]),
  ]);
  return {
    sql: {
      order: order.connection,
      warehouse: warehouse.connection,
      'sales-report': salesReport.connection,
      cart: cart.connection,
      payment: payment.connection,
    },
    dynamo,
    s3,
    redis,
    names,
    async close() {
      await Promise.all([order, warehouse, salesReport, cart, payment].map((database) => database.drop()));
      redis.disconnect();
      dynamo.destroy();
      s3.destroy();
    },
  };
}
