import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { eventFlow } from '@eshop/contracts/events';
import { authAuditTable, authAuditTableName } from './auth-audit-table.ts';
import { bucketOwners, buckets } from './buckets.ts';
import { databases } from './databases.ts';
import { productsTable, productsTableExpiry, productsTableName } from './products-table.ts';
import { subscriptionSettings, subscriptions, topicNames } from './pub-sub.ts';
import { userPoolPlan } from './user-pool.ts';

/** The whole topology as plain data, for those who read no TypeScript. */
export type TopologyDocument = ReturnType<typeof topologyDocument>;

/** Describes all that the services need from the cloud. */
export const topologyDocument = () => ({
  topics: topicNames.map((name) => ({ name, publisher: eventFlow[name].from })),
  subscriptions,
  subscriptionSettings,
  tables: [
    {
      service: 'product',
      variable: 'PRODUCTS_TABLE',
      ...describeTable(productsTable(productsTableName), productsTableExpiry),
    },
    {
      service: 'auth',
      variable: 'AUTH_AUDIT_TABLE',
      ...describeTable(authAuditTable(authAuditTableName), null),
    },
  ],
  buckets: Object.entries(buckets).map(([variable, name]) => ({
    service: bucketOwners[variable as keyof typeof buckets],
    variable,
    name,
  })),
  userPool: userPoolPlan,
  databases,
});

function describeTable(table: CreateTableCommandInput, expiry: string | null) {
  return {
    name: required(table.TableName),
    ...keysOf(table.KeySchema),
    attributes: Object.fromEntries(
      (table.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [
        AttributeName,
        AttributeType,
      ]),
    ),
    expiry,
    indexes: (table.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
      name: required(IndexName),
      ...keysOf(KeySchema),
      alsoHolds: Projection?.NonKeyAttributes ?? [],
    })),
  };
}

function keysOf(schema: CreateTableCommandInput['KeySchema']) {
  const keyOf = (type: 'HASH' | 'RANGE') =>
    required(schema?.find(({ KeyType }) => KeyType === type)?.AttributeName);
  return { partitionKey: keyOf('HASH'), sortKey: keyOf('RANGE') };
}

function required(value: string | undefined): string {
  if (value === undefined) throw new Error('a table is described incompletely');
  return value;
}
