import type { CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ensureTable } from './ensure-table.ts';

export const authAuditTableName = 'eshop-auth-audit';

/**
 * Where the auth service keeps what admins do to accounts: Cognito has no place for it. Entries are only ever added, so the
 * service's role needs `PutItem`, `Query` and `BatchGetItem` on it and nothing else.
 */
export const authAuditTable = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
});

/** Makes the table when it is missing and waits until it can be used. */
export const ensureAuthAuditTable = (client: DynamoDBClient, name = authAuditTableName): Promise<void> =>
  ensureTable(client, authAuditTable(name));
