import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { listProducts } from '@eshop/contracts/api/product';
import { productsTableName } from '@eshop/topology';
import { guest } from '../../lib/people.ts';

const batch = 25;
const writers = 8;

type Stored = { readonly text: string; readonly id: string; readonly name: string };

/** Products of the demo as they are stored. */
async function samples(table: DynamoDBDocumentClient): Promise<Stored[]> {
  const [cars, motorcycles] = await Promise.all(
    ['cars', 'motorcycles'].map((category) => guest.call(listProducts, { query: { category, limit: 100 } })),
  );
  const shown = [...(cars?.items ?? []), ...(motorcycles?.items ?? [])];
  return Promise.all(
    shown.map(async ({ id, name }) => {
      const Key = { pk: `PRODUCT#${id}`, sk: 'PRODUCT' };
      const { Item } = await table.send(new GetCommand({ TableName: productsTableName, Key }));
      return { id, name, text: JSON.stringify(Item) };
    }),
  );
}

/** Writes so many products straight into the table: those of the demo again and again, under names and ids of their own. */
export async function writeProducts(count: number): Promise<void> {
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const stored = await samples(table);
  const copy = (number: number): Record<string, unknown> => {
    const { text, id, name } = stored[number % stored.length] as Stored;
    return JSON.parse(text.replaceAll(id, randomUUID()).replaceAll(name, `${name} ${number}`));
  };
  let written = 0;
  const write = async () => {
    while (written < count) {
      const first = written;
      written += batch;
      const size = Math.min(batch, count - first);
      const requests = Array.from({ length: size }, (_, at) => ({ PutRequest: { Item: copy(first + at) } }));
      const { UnprocessedItems } = await table.send(
        new BatchWriteCommand({ RequestItems: { [productsTableName]: requests } }),
      );
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the table took a part of a batch');
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  table.destroy();
}
