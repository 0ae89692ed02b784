import {
  BatchGetItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { AuditEntry, AuditOutcome } from '@eshop/contracts/api/audit';
import { type AuditReader, auditItems, listAuditItems, type ReadAuditPartition } from '@eshop/kit/audit';
import { orAway } from '../dynamo-db.ts';

/** Where acts on accounts are written before they are done, and how they ended afterwards. Nothing here is ever changed. */
export type AuditStore = AuditReader & {
  begin(entry: AuditEntry): Promise<void>;
  end(entryId: string, outcome: AuditOutcome): Promise<void>;
};

const outcomes = 'AUDIT-OUTCOME';
const onlyNew = { ConditionExpression: 'attribute_not_exists(pk)' };

/** The trail in this table. What DynamoDB throws while it is away becomes a 503. */
export function createAuditStore(client: DynamoDBClient, TableName: string): AuditStore {
  const readPartition: ReadAuditPartition = async (pk, { from, to }, limit) => {
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
    });
    const { Items = [] } = await orAway(() => client.send(query));
    return Items.map(({ entry }) => ({ entry: JSON.parse(entry?.S ?? 'null') }));
  };

  async function outcomesOf(entries: readonly AuditEntry[]): Promise<Map<string, AuditOutcome>> {
    if (entries.length === 0) return new Map();
    const Keys = entries.map(({ id }) => ({ pk: { S: outcomes }, sk: { S: id } }));
    const batch = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } });
    const { Responses } = await orAway(() => client.send(batch));
    // Written by `end` alone.
    return new Map(
      Responses?.[TableName]?.map(({ sk, outcome }) => [sk?.S ?? '', outcome?.S as AuditOutcome]),
    );
  }

  return {
    async begin(entry) {
      const TransactItems = auditItems(entry).map(({ pk, sk }) => {
        const Item = { pk: { S: pk }, sk: { S: sk }, entry: { S: JSON.stringify(entry) } };
        return { Put: { TableName, Item, ...onlyNew } };
      });
      await orAway(() => client.send(new TransactWriteItemsCommand({ TransactItems })));
    },

    async end(entryId, outcome) {
      const Item = { pk: { S: outcomes }, sk: { S: entryId }, outcome: { S: outcome } };
      await orAway(() => client.send(new PutItemCommand({ TableName, Item, ...onlyNew })));
    },

    async list(query) {
      const page = await listAuditItems(readPartition, query);
      const known = await outcomesOf(page.items);
      const items = page.items.map((entry) => ({ ...entry, outcome: known.get(entry.id) ?? 'begun' }));
      return { ...page, items };
    },
  };
}
