import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Stores } from './stores.ts';

/** Events and calls that are still on their way out of a store, by what they are. */
export type Waiting = Readonly<Record<string, number>>;

const outboxPartitions = [0, 1, 2, 3].map((number) => `OUTBOX#${number}`);

/** Counts what was committed and has not yet left: outboxes, calls of the order service, carts not yet copied. */
export async function countWaiting(stores: Stores): Promise<Waiting> {
  const { sql, redis, dynamo, names } = stores;
  const unpublished = 'SELECT count(*) AS count FROM outbox WHERE published_at IS NULL';
  const countIn = async (service: 'order' | 'warehouse' | 'payment', query: string) => {
    const [row] = await sql[service].query<{ count: number | bigint | string }>(query);
    return Number(row?.count ?? 0);
  };
  const inProductOutbox = async () => {
    const pages = await Promise.all(
      outboxPartitions.map((pk) =>
        dynamo.send(
          new QueryCommand({
            TableName: names.productsTable,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            Select: 'COUNT',
          }),
        ),
      ),
    );
    return pages.reduce((sum, { Count = 0 }) => sum + Count, 0);
  };
  const [order, calls, warehouse, payment, product, carts] = await Promise.all([
    countIn('order', unpublished),
    countIn('order', 'SELECT count(*) AS count FROM tasks WHERE done_at IS NULL'),
    countIn('warehouse', unpublished),
    countIn('payment', unpublished),
    inProductOutbox(),
    redis.zcard(`${names.cartPrefix}unsaved`),
  ]);
  return {
    'events of order': order,
    'calls of order': calls,
    'events of warehouse': warehouse,
    'events of payment': payment,
    'events of product': product,
    'carts to be copied': carts,
  };
}
