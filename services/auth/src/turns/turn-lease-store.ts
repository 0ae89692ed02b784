import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unavailable } from '@eshop/kit/errors';
import { orAway } from '../dynamo-db.ts';

/** Runs `work` while no other instance on the same table runs any. @throws 503 when others hold the turn for too long */
export type InTurnOfAll = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Longer than the acts of a turn take: one whose process died keeps the others from theirs until then. */
const leaseMilliseconds = 30_000;
const patienceMilliseconds = 5_000;
const pauseMilliseconds = 100;

const key = { pk: { S: 'TURN' }, sk: { S: 'admins' } };

/** A lease in the table, taken by who finds it free or run out, and given back as one that has run out. */
export function createTurnLease(client: DynamoDBClient, TableName: string, now: () => Date): InTurnOfAll {
  const put = (
    owner: string,
    until: number,
    condition: string,
    values: Record<string, { S: string } | { N: string }>,
  ) =>
    orAway(() =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: { ...key, owner: { S: owner }, until: { N: String(until) } },
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#until': 'until', '#owner': 'owner' },
          ExpressionAttributeValues: values,
        }),
      ),
    ).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      },
    );

  /** `owner` is there already where the answer to the first try was lost. */
  const take = (owner: string): Promise<boolean> => {
    const time = now().getTime();
    const isFree = 'attribute_not_exists(pk) OR #until < :now OR #owner = :owner';
    const values = { ':now': { N: String(time) }, ':owner': { S: owner } };
    return put(owner, time + leaseMilliseconds, isFree, values);
  };

  const giveBack = (owner: string): Promise<boolean> =>
    put(owner, 0, '#owner = :owner AND #until > :none', { ':owner': { S: owner }, ':none': { N: '0' } });

  return async (work) => {
    const owner = randomUUID();
    const giveUpAt = performance.now() + patienceMilliseconds;
    while (!(await take(owner))) {
      if (performance.now() > giveUpAt) throw unavailable('auth', 1);
      await wait(pauseMilliseconds * (0.5 + Math.random()));
    }
    try {
      return await work();
    } finally {
      // Else it runs out by itself.
      await giveBack(owner).catch(() => false);
    }
  };
}
