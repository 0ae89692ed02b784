import { setTimeout as sleep } from 'node:timers/promises';
import { createOrder, createQuote } from '@eshop/contracts/api/order';
import { describe, expect, it } from 'vitest';
import { newCaller } from '../src/auth/index.ts';
import { invalidState } from '../src/errors/index.ts';
import { createSqlIdempotency, idempotently, leaseMilliseconds } from '../src/idempotency/index.ts';
import type { Dialect } from '../src/sql/index.ts';
import { useSql } from './use-sql.ts';

const caller = newCaller('018f0000-0000-7000-8000-000000000001', ['customer'], 'token');

describe.each<Dialect>(['postgres', 'mariadb'])('idempotency keys on %s', (dialect) => {
  const sql = useSql(dialect);
  const store = () => createSqlIdempotency({ database: sql.database, dialect });
  const request = (idempotencyKey: string | null, bodyHash = 'a', endpoint: object = createOrder) =>
    ({ caller, endpoint, idempotencyKey, bodyHash }) as Parameters<typeof idempotently>[1];

  /** Work that commits its answer in its own transaction and counts how often it ran. */
  function counted() {
    const runs = { count: 0 };
    const work = (key: string | null, bodyHash?: string) =>
      idempotently(store(), request(key, bodyHash), (remember) =>
        sql.transaction(async (tx) => {
          runs.count++;
          const answer = { status: 201, body: { run: runs.count } };
          await remember(tx, answer);
          return answer;
        }),
      );
    return { runs, work };
  }

  it('gives the first answer again, status included, and runs once', async () => {
    const { runs, work } = counted();
    expect(await work('k1')).toEqual({ status: 201, body: { run: 1 } });
    expect(await work('k1')).toEqual({ status: 201, body: { run: 1 } });
    expect(runs.count).toBe(1);
  });

  it('runs each time without a key', async () => {
    const { runs, work } = counted();
    await work(null);
    await work(null);
    expect(runs.count).toBe(2);
  });

  it('refuses the key with another body', async () => {
    const { work } = counted();
    await work('k2', 'a');
    await expect(work('k2', 'b')).rejects.toMatchObject({
      problem: { code: 'IDEMPOTENCY_KEY_REUSED', status: 422 },
    });
  });

  it('keeps keys of different routes apart', async () => {
    const { runs, work } = counted();
    await work('k3');
    await idempotently(store(), request('k3', 'other', createQuote), async () => ({
      status: 200,
      body: null,
    }));
    expect(runs.count).toBe(1);
  });

  it('of twenty requests at once runs one; the others get its answer or REQUEST_IN_PROGRESS', async () => {
    const { runs, work } = counted();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => work('k4')));
    expect(runs.count).toBe(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.problem.code).toBe('REQUEST_IN_PROGRESS');
      else expect(outcome.value).toEqual({ status: 201, body: { run: 1 } });
    }
  });

  it('repeats a refusal', async () => {
    let runs = 0;
    const refuse = () =>
      idempotently(store(), request('k5'), async () => {
        runs++;
        throw invalidState('not now', { hint: 'later' });
      });
    await expect(refuse()).rejects.toMatchObject({ message: 'not now' });
    await expect(refuse()).rejects.toMatchObject({
      message: 'not now',
      problem: { code: 'INVALID_STATE', status: 409 },
      extra: { hint: 'later' },
    });
    expect(runs).toBe(1);
  });

  it('runs again after a failure that was no answer', async () => {
    const broken = () =>
      idempotently(store(), request('k6'), () => Promise.reject(new Error('the database went away')));
    await expect(broken()).rejects.toThrow('went away');
    const { work } = counted();
    expect(await work('k6')).toMatchObject({ status: 201 });
  });

  it('a run that lost its key to another commits nothing', async () => {
    const keyed = {
      caller: caller.userId,
      route: 'createOrder',
      key: 'k7',
      requestHash: 'a',
      owner: 'dead',
    };
    const keys = store();
    expect(await keys.begin(keyed)).toEqual({ state: 'new' });
    expect(await keys.begin({ ...keyed, owner: 'next' })).toEqual({ state: 'running' });
    await sql.database.$executeRawUnsafe("UPDATE idempotency_keys SET locked_until = '2020-01-01 00:00:00'");
    expect(await keys.begin({ ...keyed, owner: 'next' })).toEqual({ state: 'new' });
    const late = sql.transaction((tx) => keys.remember(tx, keyed, { status: 201, body: null }));
    await expect(late).rejects.toMatchObject({ problem: { code: 'UNAVAILABLE', status: 503 } });
    await sql.transaction((tx) => keys.remember(tx, { ...keyed, owner: 'next' }, { status: 201, body: 1 }));
    expect(await keys.begin({ ...keyed, owner: 'third' })).toEqual({
      state: 'answered',
      answer: { status: 201, body: 1 },
    });
  });

  it('a client whose first try died with its process waits no longer than the lease', async () => {
    const { work } = counted();
    const dead = { caller: caller.userId, route: 'createOrder', key: 'k8', requestHash: 'a', owner: 'dead' };
    await store().begin(dead);
    await expect(work('k8')).rejects.toMatchObject({ problem: { code: 'REQUEST_IN_PROGRESS' } });
    await sleep(leaseMilliseconds + 1_000);
    expect(await work('k8')).toMatchObject({ status: 201 });
  });

  it('a run that takes longer than the lease keeps its key', async () => {
    const slow = idempotently(store(), request('k9'), async (remember) => {
      await sleep(leaseMilliseconds + 1_500);
      return sql.transaction(async (tx) => {
        const answer = { status: 201, body: 'slow' };
        await remember(tx, answer);
        return answer;
      });
    });
    await sleep(leaseMilliseconds + 500);
    const { work } = counted();
    await expect(work('k9')).rejects.toMatchObject({ problem: { code: 'REQUEST_IN_PROGRESS' } });
    expect(await slow).toEqual({ status: 201, body: 'slow' });
    expect(await work('k9')).toEqual({ status: 201, body: 'slow' });
  });
});
