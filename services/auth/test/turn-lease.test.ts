import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDynamoDb } from '../src/dynamo-db.ts';
import { createTurnLease } from '../src/turns/turn-lease-store.ts';
import { type Session, useAuth } from './use-auth.ts';

const client = createDynamoDb();
const table = `turns-${randomBytes(6).toString('hex')}`;
const lease = (ahead = 0) => createTurnLease(client, table, () => new Date(Date.now() + ahead));
const minute = 60_000;

beforeAll(() =>
  client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  ),
);
afterAll(() => client.destroy());

it('of many instances one works at a time, and each has its turn', async () => {
  let [working, most, done] = [0, 0, 0];
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    working -= 1;
    done += 1;
  };
  await Promise.all(Array.from({ length: 6 }, () => lease()(work)));
  expect({ most, done }).toEqual({ most: 1, done: 6 });
});

it('work that fails gives its turn back', async () => {
  const failing = lease()(() => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(await lease()(async () => 'next')).toBe('next');
});

it('one that died with its turn keeps nobody from theirs for more than half a minute', async () => {
  const { promise: never, resolve: end } = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const dead = lease()(() => {
    taken.resolve();
    return never;
  });
  await taken.promise;
  await expect(lease()(async () => 'early')).rejects.toMatchObject({ problem: { code: 'UNAVAILABLE' } });
  expect(await lease(minute)(async () => 'later')).toBe('later');
  // It comes to itself again: the turn that it gives back is not its own any more.
  const other = Promise.withResolvers<void>();
  const held = lease(minute)(() => other.promise);
  end();
  await dead;
  await expect(lease()(async () => 'between')).rejects.toMatchObject({ problem: { code: 'UNAVAILABLE' } });
  other.resolve();
  await held;
}, 60_000);

const [here, there] = [useAuth(), useAuth()];

it('of two admins who take the role from each other at two instances at once one stays', async () => {
  const take = (at: typeof here, from: Session, by: Session) =>
    at.as(by).put(`users/${from.user.id}/roles`, { roles: [] });
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await here.admin(), await here.admin()];
    const answers = await Promise.all([take(here, one, other), take(there, other, one)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  }
});
