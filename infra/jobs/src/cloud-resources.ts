import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import {
  authAuditTableName,
  buckets,
  ensureAuthAuditTable,
  ensureBuckets,
  ensureProductsTable,
  ensurePubSub,
  ensureUserPool,
  productsTableName,
  type UserPool,
} from '@eshop/topology';
import { PubSub } from '@google-cloud/pubsub';

/** What the services must know of the cloud's parts. */
export type CloudResources = {
  readonly pool: UserPool;
  readonly productsTable: string;
  readonly authAuditTable: string;
  readonly buckets: typeof buckets;
};

/**
 * Makes the topics, subscriptions, tables, buckets and the user pool that are missing. The clients find their
 * endpoints and keys in this process's environment, as they do in a service.
 */
export async function ensureCloudResources(env: NodeJS.ProcessEnv): Promise<CloudResources> {
  const pubsub = new PubSub({ projectId: String(env.PUBSUB_PROJECT_ID) });
  const dynamodb = new DynamoDBClient();
  const s3 = new S3Client({ forcePathStyle: true });
  const cognito = new CognitoIdentityProviderClient();
  try {
    const [pool] = await Promise.all([
      ensureUserPool(cognito),
      ensurePubSub(pubsub),
      ensureProductsTable(dynamodb),
      ensureAuthAuditTable(dynamodb),
      ensureBuckets(s3),
    ]);
    return { pool, productsTable: productsTableName, authAuditTable: authAuditTableName, buckets };
  } finally {
    await pubsub.close();
    for (const client of [dynamodb, s3, cognito]) client.destroy();
  }
}
