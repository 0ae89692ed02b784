import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import {
  ensureBuckets,
  ensureProductsTable,
  ensurePubSub,
  ensureUserPool,
  type UserPool,
} from '@eshop/topology';
import { PubSub } from '@google-cloud/pubsub';
import { repository } from '../../bootstrap/paths.mjs';

/**
 * Makes the topics, subscriptions, table, buckets and the user pool that are missing. The clients find their
 * endpoints and keys in this process's environment, as they do in a service.
 */
export async function ensureCloudResources(env: NodeJS.ProcessEnv): Promise<UserPool> {
  const pubsub = new PubSub({ projectId: String(env.PUBSUB_PROJECT_ID) });
  const dynamodb = new DynamoDBClient();
  const s3 = new S3Client({ forcePathStyle: true });
  const cognito = new CognitoIdentityProviderClient();
  try {
    const none = { userPoolId: '', clientId: '', serviceClientId: '', serviceClientSecret: '' };
    const has = (name: string) => existsSync(join(repository, 'infra/emulators', name, 'src/main.ts'));
    const [pool] = await Promise.all([
      has('cognito') ? ensureUserPool(cognito) : none,
      has('pubsub') ? ensurePubSub(pubsub) : undefined,
      ensureProductsTable(dynamodb),
      has('s3') ? ensureBuckets(s3) : undefined,
    ]);
    return pool;
  } finally {
    await pubsub.close();
    for (const client of [dynamodb, s3, cognito]) client.destroy();
  }
}
