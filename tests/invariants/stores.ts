import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { connectSql, type SqlConnection } from '@eshop/kit/sql';
import { Redis } from 'ioredis';
import { shopVariable } from '../lib/environment.ts';

/** Services with a SQL database of their own. */
export const sqlServices = ['order', 'warehouse', 'sales-report', 'cart', 'payment'] as const;
export type SqlService = (typeof sqlServices)[number];

/** The stores of a running shop, read directly. */
export type Stores = {
  readonly sql: Readonly<Record<SqlService, SqlConnection>>;
  readonly redis: Redis;
  readonly dynamo: DynamoDBClient;
  readonly s3: S3Client;
  close(): Promise<void>;
};

/** `ORDER_DATABASE_URL`, `SALES_REPORT_DATABASE_URL` … */
const databaseVariable = (service: SqlService) =>
  `${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`;

/** Opens the stores that the environment names. @throws when one can't be reached */
export async function openStores(): Promise<Stores> {
  const [order, warehouse, salesReport, cart, payment] = await Promise.all([
    connectSql(shopVariable(databaseVariable('order'))),
    connectSql(shopVariable(databaseVariable('warehouse'))),
    connectSql(shopVariable(databaseVariable('sales-report'))),
    connectSql(shopVariable(databaseVariable('cart'))),
    connectSql(shopVariable(databaseVariable('payment'))),
  ]);
  const sql = { order, warehouse, 'sales-report': salesReport, cart, payment };
  const redis = openRedis();
  const dynamo = new DynamoDBClient({});
  const s3 = new S3Client({ forcePathStyle: process.env.S3_FORCE_PATH_STYLE === 'true' });
  await redis.ping();
  return {
    sql,
    redis,
    dynamo,
    s3,
    async close() {
      redis.disconnect();
      dynamo.destroy();
      s3.destroy();
      await Promise.all(Object.values(sql).map((connection) => connection.end()));
    },
  };
}

function openRedis(): Redis {
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
