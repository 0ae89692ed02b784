import { randomBytes } from 'node:crypto';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { PubSub } from '@google-cloud/pubsub';
import { describe, expect, it } from 'vitest';
import {
  ensureBuckets,
  ensureProductsTable,
  ensurePubSub,
  ensureUserPool,
  subscriptions,
} from '../src/index.ts';

const unique = () => randomBytes(5).toString('hex');

describe('what the cloud holds', () => {
  it('is made once, however often it is ensured, also by two at the same time', async () => {
    const pubsub = new PubSub({ projectId: `test-${unique()}` });
    await Promise.all([ensurePubSub(pubsub), ensurePubSub(pubsub)]);
    await ensurePubSub(pubsub);
    const [made] = await pubsub.getSubscriptions();
    const names = made.map(({ name }) => name.split('/').at(-1)).toSorted();
    const expected = subscriptions.flatMap((plan) => [plan.name, plan.deadLetterSubscription]).toSorted();
    expect(names).toEqual(expected);
    const order = made.find(({ name }) => name.endsWith('/order.payment-updated'));
    expect(order?.metadata).toMatchObject({
      enableMessageOrdering: true,
      deadLetterPolicy: { maxDeliveryAttempts: 5 },
    });
    await pubsub.close();
  });

  it('gives each consumer of a topic a subscription of its own', () => {
    const consumers = subscriptions
      .filter(({ topic }) => topic === 'product-updated')
      .map(({ name }) => name);
    expect(consumers).toEqual(['cart.product-updated', 'warehouse.product-updated']);
  });

  it('is one user pool with two clients', async () => {
    const cognito = new CognitoIdentityProviderClient({});
    const name = `pool-${unique()}`;
    const first = await ensureUserPool(cognito, name);
    expect(await ensureUserPool(cognito, name)).toEqual(first);
    expect(first.serviceClientSecret).not.toBe('');
    cognito.destroy();
  });

  it('is the table and the buckets', async () => {
    const dynamodb = new DynamoDBClient({});
    const s3 = new S3Client({ forcePathStyle: true });
    const name = `products-${unique()}`;
    await ensureProductsTable(dynamodb, name);
    await ensureProductsTable(dynamodb, name);
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
    expect(Table?.TableStatus).toBe('ACTIVE');
    await ensureBuckets(s3, [name]);
    await ensureBuckets(s3, [name]);
    await s3.send(new HeadBucketCommand({ Bucket: name }));
    dynamodb.destroy();
    s3.destroy();
  });
});
