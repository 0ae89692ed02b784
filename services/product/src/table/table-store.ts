import { setTimeout as delay } from 'node:timers/promises';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { awsClient } from '@eshop/kit/aws';
import { isTransient, unavailable } from '@eshop/kit/errors';
import { refusalOf } from './cancellation-store.ts';
import type { Key } from './keys.ts';
import { expressionsOf, type Item, type UpdateWrite, type Write } from './write.ts';

export type Query = Omit<QueryCommandInput, 'TableName'>;
export type QueryPage = { readonly items: Item[]; readonly next: Item | undefined };

/** The products table: single and batch reads by key, queries, transactions. It has no scan. */
export type Table = {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  /** Strongly consistent; any number of keys, in no order; what is not there is left out. Only the attributes named. */
  getMany(keys: readonly Key[], attributes: readonly string[]): Promise<Item[]>;
  /** One page, at most 1 MB. */
  query(query: Query): Promise<QueryPage>;
  /** All pages, one after the other. */
  pages(query: Query): AsyncGenerator<Item[]>;
  /** All or nothing. Runs again when another transaction stood in the way. */
  write(...writes: readonly Write[]): Promise<void>;
  /** One item, without the price of a transaction. */
  update(write: UpdateWrite): Promise<void>;
  delete(keys: readonly Key[]): Promise<void>;
  /** Each item by itself, whatever stands there. */
  put(items: readonly (Item & Key)[]): Promise<void>;
};

const batchGetLimit = 100;
const batchWriteLimit = 25;
const maxTries = 10;

/** Opens the table. What DynamoDB throws while it is away becomes a 503. */
export function createTable(documents: DynamoDBDocumentClient, name: string): Table {
  const client = awsClient(documents, 'DynamoDB');
  const getBatch = async (keys: readonly Key[], attributes: readonly string[]): Promise<Item[]> => {
    const found: Item[] = [];
    const selection = {
      ConsistentRead: true,
      ProjectionExpression: attributes.map((attribute) => `#${attribute}`).join(','),
      ExpressionAttributeNames: Object.fromEntries(
        attributes.map((attribute) => [`#${attribute}`, attribute]),
      ),
    };
    let waiting = [...keys];
    for (let tries = 0; waiting.length > 0; tries++) {
      if (tries > 0) await backOff(tries);
      const RequestItems = { [name]: { Keys: waiting, ...selection } };
      const answer = await orAway(() => client.send(new BatchGetCommand({ RequestItems })));
      found.push(...(answer.Responses?.[name] ?? []));
      // The keys come back as they were sent.
      waiting = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[];
    }
    return found;
  };

  /** Writes that need no transaction, 25 at a time. */
  const writeAll = async (requests: readonly object[]): Promise<void> => {
    for (const batch of chunks(requests, batchWriteLimit)) {
      let waiting: readonly object[] = batch;
      for (let tries = 0; waiting.length > 0; tries++) {
        if (tries > 0) await backOff(tries);
        const RequestItems = { [name]: [...waiting] };
        const answer = await orAway(() => client.send(new BatchWriteCommand({ RequestItems })));
        waiting = answer.UnprocessedItems?.[name] ?? [];
      }
    }
  };

  const table: Table = {
    async get(key) {
      const answer = await orAway(() =>
        client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true })),
      );
      return answer.Item;
    },
    async getMany(keys, attributes) {
      const batches = chunks(keys, batchGetLimit).map((batch) => getBatch(batch, attributes));
      return (await Promise.all(batches)).flat();
    },
    async query(query) {
      const answer = await orAway(() => client.send(new QueryCommand({ TableName: name, ...query })));
      return { items: answer.Items ?? [], next: answer.LastEvaluatedKey };
    },
    async *pages(query) {
      let next: Item | undefined;
      do {
        const page = await table.query({ ...query, ...(next && { ExclusiveStartKey: next }) });
        yield page.items;
        next = page.next;
      } while (next);
    },
    async write(...writes) {
      const TransactItems = writes.map((write) => transactItem(name, write));
      await untilFree(writes, () => client.send(new TransactWriteCommand({ TransactItems })));
    },
    async update(write) {
      const command = { TableName: name, Key: write.update, ...expressionsOf(write), ...currentOnRefusal };
      await untilFree([write], () => client.send(new UpdateCommand(command)));
    },
    delete: (keys) => writeAll(keys.map((Key) => ({ DeleteRequest: { Key } }))),
    put: (items) => writeAll(items.map((Item) => ({ PutRequest: { Item } }))),
  };
  return table;
}

const currentOnRefusal = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function transactItem(TableName: string, write: Write) {
  const common = { TableName, ...expressionsOf(write), ...currentOnRefusal };
  if ('put' in write) return { Put: { ...common, Item: write.put } };
  if ('delete' in write) return { Delete: { ...common, Key: write.delete } };
  if ('update' in write)
    return { Update: { ...common, UpdateExpression: common.UpdateExpression ?? '', Key: write.update } };
  return {
    ConditionCheck: { ...common, ConditionExpression: common.ConditionExpression ?? '', Key: write.check },
  };
}

/** Runs a write again while other transactions stand in its way. @throws what the refused write says, or 503. */
async function untilFree<Answer>(writes: readonly Write[], call: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const outcome = refusalOf(error, writes);
      if (outcome instanceof Error) throw outcome;
      if (outcome !== 'conflict') throw away(error);
      if (tries >= maxTries) throw unavailable('catalogue', 1, error);
      await backOff(tries);
    }
  }
}

async function orAway<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw away(error);
  }
}

const away = (error: unknown): unknown => (isTransient(error) ? unavailable('catalogue', 1, error) : error);

const backOff = (tries: number) => delay(Math.min(200, 2 ** tries) * (0.5 + Math.random()));

const chunks = <Value>(values: readonly Value[], size: number): Value[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );
