import {
  type CreateTableCommandInput,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { ensureTable } from './ensure-table.ts';

export const productsTableName = 'eshop-products';

const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const index = (name: string, partitionKey: string, sortKey: string, alsoHolds: string[]) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: alsoHolds },
});

const filterAttributes = ['priceAmount', 'year', 'makeKey', 'fuelKey', 'transmissionKey', 'bodyTypeKey'];

/** The one table of the product service; what its keys hold is written in docs/adr/0010-one-products-table.md. */
export const productsTable = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'listedIn', 'id', 'priceKey', 'changesIn', 'changedAt'].map(attribute),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    index('newest', 'listedIn', 'id', filterAttributes),
    index('price', 'listedIn', 'priceKey', filterAttributes),
    index('changes', 'changesIn', 'changedAt', ['card']),
  ],
});

/** The attribute (epoch seconds) after which DynamoDB drops an item: answers kept for Idempotency-Keys. */
export const productsTableExpiry = 'expiresAt';

/** Makes the table when it is missing and waits until it can be used. */
export async function ensureProductsTable(client: DynamoDBClient, name = productsTableName): Promise<void> {
  await ensureTable(client, productsTable(name));
  await expireItems(client, name);
}

async function expireItems(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { AttributeName: productsTableExpiry, Enabled: true },
      }),
    );
  } catch (error) {
    // It is on already.
    if ((error as { name?: unknown }).name !== 'ValidationException') throw error;
  }
}
