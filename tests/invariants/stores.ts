import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { connectSql, type SqlConnection } from '@eshop/kit/sql';
import { buckets, productsTableName } from '@eshop/topology';
import { Redis } from 'ioredis';
import { shopVariable } from '../lib/environment.ts';
import { inTurn } from './in-turn.ts';

/** Services with a SQL database of their own. */
export const sqlServices = ['order', 'warehouse', 'sales-report', 'cart', 'payment'] as const;
export type SqlService = (typeof sqlServices)[number];

/** What the shop's things are called in the stores that services share. */
export type StoreNames = {
  readonly productsTable: string;
  readonly proofsBucket: string;
  /** Before each key of the cart service in Redis. */
  readonly cartPrefix: string;
};

const shopNames: StoreNames = {
  productsTable: productsTableName,
  proofsBucket: buckets.PAYMENT_PROOFS_BUCKET,
  cartPrefix: 'cart:',
};

/** The stores of a running shop, read directly. */
export type Stores = {
  readonly sql: Readonly<Record<SqlService, SqlConnection>>;
  readonly redis: Redis;
  readonly dynamo: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly names: StoreNames;
  close(): Promise<void>;
};

/** `ORDER_DATABASE_URL`, `SALES_REPORT_DATABASE_URL` … */
export const databaseVariable = (service: SqlService) =>
  `${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`;

const openSql = async (service: SqlService) =>
  inTurn(await connectSql(shopVariable(databaseVariable(service))));

/** Opens the stores that the environment names. @throws when one can't be reached */
export async function openStores(): Promise<Stores> {
  const [order, warehouse, salesReport, cart, payment] = await Promise.all([
    openSql('order'),
    openSql('warehouse'),
    openSql('sales-report'),
    openSql('cart'),
    openSql('payment'),
  ]);
  const sql = { order, warehouse, 'sales-report': salesReport, cart, payment };
  const redis = openRedis();
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const s3 = new S3Client({ forcePathStyle: process.env.S3_FORCE_PATH_STYLE === 'true' });
  await redis.ping();
  return {
    sql,
    redis,
    dynamo,
    s3,
    names: shopNames,
    async close() {
      redis.disconnect();
      dynamo.destroy();
      s3.destroy();
      await Promise.all(Object.values(sql).map((connection) => connection.end()));
    },
  };
}

/** A connection to the Redis master that the sentinels name. */
export function openRedis(): Redis {
  const sentinels = shopVariable('REDIS_SENTINELS')
    .split(',')
    .map((address) => {
      const [host = '', port = ''] = address.split(':');
      return { host, port: Number(port) };
    });
  const redis = new Redis({ sentinels, name: shopVariable('REDIS_MASTER_NAME'), maxRetriesPerRequest: 3 });
  // Without a listener a lost connection would end the process; the commands themselves fail and say why.
  redis.on('error', () => {});
  return redis;
}
