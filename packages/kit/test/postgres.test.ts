import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isConflict, isTransient } from '../src/errors/index.ts';
import { runInTrace } from '../src/logging/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { inTransaction, type SqlSession } from '../src/sql/index.ts';
import { openPostgres, type Postgres } from '../src/sql/postgres/index.ts';
import { collectSpans, type SpanCollection, testVariable } from '../src/testing/index.ts';

const poolSize = 3;
const metrics = createMetrics('test');
const table = `kit_accounts_${process.pid}`;
let sql: Postgres;

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  );
const balances = async () =>
  (await sql.$queryRawUnsafe<{ balance: bigint }[]>(`SELECT balance FROM ${table} ORDER BY id`)).map(
    ({ balance }) => Number(balance),
  );
const add = (session: SqlSession, id: number, amount: number) =>
  session.$executeRawUnsafe(`UPDATE ${table} SET balance = balance + $1 WHERE id = $2`, amount, id);
const pidOf = async (session: SqlSession) => {
  const [row] = await session.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return row?.pid ?? 0;
};
/** Connections that somebody has not given back. */
const used = () => sql.pool.totalCount - sql.pool.idleCount;

beforeAll(async () => {
  sql = openPostgres({ url: `${testVariable('TEST_POSTGRES_URL')}/postgres`, poolSize, metrics });
  await sql.$executeRawUnsafe(
    `CREATE TABLE ${table} (id int PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0), note text)`,
  );
});
beforeEach(() =>
  sql.$executeRawUnsafe(
    `INSERT INTO ${table} VALUES (1, 100, NULL), (2, 100, NULL) ON CONFLICT (id) DO UPDATE SET balance = 100, note = NULL`,
  ),
);
afterAll(async () => {
  await sql.$executeRawUnsafe(`DROP TABLE ${table}`);
  await sql.end();
});

describe('statements', () => {
  it('give the values that Prisma gives', async () => {
    const [row] = await sql.$queryRaw<unknown[]>`
      SELECT 9007199254740993 AS big, 7 AS small, 1.5::float8 AS float, '12.50'::numeric AS exact, true AS yes,
        '2024-05-06 07:08:09.123+02'::timestamptz AS moment, '2024-05-06 07:08:09'::timestamp AS plain,
        '2024-05-06'::date AS day, '{"a": [1]}'::jsonb AS document, NULL AS nothing, ARRAY['x', 'y'] AS list`;
    expect(row).toEqual({
      big: 9_007_199_254_740_993n,
      small: 7,
      float: 1.5,
      exact: '12.50',
      yes: true,
      moment: new Date('2024-05-06T05:08:09.123Z'),
      plain: new Date('2024-05-06T07:08:09Z'),
      day: new Date('2024-05-06T00:00:00Z'),
      document: { a: [1] },
      nothing: null,
      list: ['x', 'y'],
    });
  });

  it('take values of every kind, and parts with values of their own', async () => {
    const at = new Date('2024-05-06T07:08:09.123Z');
    const part = { strings: ['', '::bigint + ', '::bigint'], values: [40n, 2] };
    const [row] = await sql.$queryRaw<unknown[]>`
      SELECT ${at}::timestamptz AS at, ${part} AS sum, ${['a', "b'c"]}::text[] AS list, ${null}::text AS nothing`;
    expect(row).toEqual({ at, sum: 42n, list: ['a', "b'c"], nothing: null });
    const whole = { strings: ['SELECT ', '::int AS one'], values: [1] };
    expect(await sql.$queryRaw(whole)).toEqual([{ one: 1 }]);
  });

  it('say how many rows they changed', async () => {
    expect(await sql.$executeRawUnsafe(`UPDATE ${table} SET balance = balance + $1`, 5)).toBe(2);
    expect(await sql.$executeRaw`SELECT 1 WHERE false`).toBe(0);
  });

  it('that come again are planned once a connection', async () => {
    const names = (session: SqlSession) => session.$queryRaw<{ name: string }[]>`
      SELECT name FROM pg_prepared_statements WHERE statement LIKE '%one_of_ours%'`;
    await inTransaction(sql, async (tx) => {
      const ask = (value: number) => tx.$queryRaw`SELECT ${value}::int AS one_of_ours`;
      for (let value = 0; value < 3; value++) expect(await ask(value)).toEqual([{ one_of_ours: value }]);
      // The one that looks is one of them.
      expect(await names(tx)).toHaveLength(2);
    });
  });

  it('that fail tell what rule was broken, and not what was in the row', async () => {
    const error = await failureOf(
      sql.$executeRawUnsafe(`UPDATE ${table} SET balance = -1, note = 'ada@example.com'`),
    );
    expect(error).toMatchObject({ code: '23514', constraint: `${table}_balance_check` });
    expect(JSON.stringify(error)).not.toContain('ada@');
    expect(isTransient(error)).toBe(false);
    expect(used()).toBe(0);
  });

  it('go on after a table has changed under a plan', async () => {
    const ask = () => sql.$queryRawUnsafe(`SELECT * FROM ${table} WHERE id = $1`, 1);
    for (let count = 0; count < 12; count++) await ask();
    await sql.$executeRawUnsafe(`ALTER TABLE ${table} ADD COLUMN later int`);
    const outcomes = await Promise.all(Array.from({ length: 2 * poolSize }, () => failureOf(ask())));
    for (const outcome of outcomes.filter((one) => one instanceof Error)) {
      expect(isTransient(outcome)).toBe(true);
    }
    expect(await ask()).toMatchObject([{ later: null }]);
  });
});

describe('a transaction', () => {
  it('commits all or nothing', async () => {
    await inTransaction(sql, async (tx) => {
      await add(tx, 1, -30);
      expect(await balances()).toEqual([100, 100]);
      await add(tx, 2, 30);
    });
    expect(await balances()).toEqual([70, 130]);
    const failed = inTransaction(sql, async (tx) => {
      await add(tx, 1, -30);
      await add(tx, 2, -300);
    });
    await expect(failed).rejects.toMatchObject({ code: '23514' });
    expect(await balances()).toEqual([70, 130]);
    expect(used()).toBe(0);
  });

  it('tells the first failure of statements that did not wait for each other, and undoes all', async () => {
    const failed = inTransaction(sql, (tx) =>
      Promise.all([add(tx, 1, 1), add(tx, 2, -300), add(tx, 1, 1), tx.$queryRaw`SELECT 1`]),
    );
    await expect(failed).rejects.toMatchObject({ code: '23514' });
    expect(await balances()).toEqual([100, 100]);
    expect(used()).toBe(0);
    await inTransaction(sql, (tx) => Promise.all([add(tx, 1, 1), add(tx, 1, 1), add(tx, 2, 1)]));
    expect(await balances()).toEqual([102, 101]);
  });

  it('tells the failure of the statement that failed, when one behind it is heard of first', async () => {
    const failure = await failureOf(
      inTransaction(sql, async (tx) => {
        add(tx, 1, -500).catch(() => undefined);
        await add(tx, 2, 1);
      }),
    );
    expect(failure).toMatchObject({ code: '23514' });
    expect(await balances()).toEqual([100, 100]);
  });

  it('is an error when a statement of it failed and nobody minded', async () => {
    const swallowed = inTransaction(sql, async (tx) => {
      await add(tx, 1, 1);
      await failureOf(add(tx, 2, -300));
    });
    await expect(swallowed).rejects.toThrow('nothing was committed');
    expect(await balances()).toEqual([100, 100]);
  });

  it('takes no statement after its end', async () => {
    const kept: SqlSession[] = [];
    await inTransaction(sql, async (tx) => void kept.push(tx));
    const late = Promise.all(kept.map((tx) => add(tx, 1, 1)));
    await expect(late).rejects.toThrow('after the end of its transaction');
    expect(await balances()).toEqual([100, 100]);
  });

  it('is undone and may be tried again when its connection is killed in the middle', async () => {
    const killed = await failureOf(
      inTransaction(sql, async (tx) => {
        await add(tx, 1, 1);
        await sql.$queryRaw`SELECT pg_terminate_backend(${await pidOf(tx)}::int)`;
        await Promise.all([add(tx, 2, 1), add(tx, 2, 1)]);
      }),
    );
    expect(isTransient(killed)).toBe(true);
    expect(isConflict(killed)).toBe(false);
    expect(await balances()).toEqual([100, 100]);
    expect(used()).toBe(0);
  });

  it('is undone when its connection is killed before the commit', async () => {
    const killed = await failureOf(
      inTransaction(sql, async (tx) => {
        await add(tx, 1, 1);
        await sql.$queryRaw`SELECT pg_terminate_backend(${await pidOf(tx)}::int)`;
      }),
    );
    expect(isTransient(killed)).toBe(true);
    expect(await balances()).toEqual([100, 100]);
  });

  it('that lost a deadlock runs again', async () => {
    let runs = 0;
    const met = Promise.withResolvers<void>();
    let arrived = 0;
    const move = (from: number, to: number) =>
      inTransaction(sql, async (tx) => {
        runs++;
        await add(tx, from, -10);
        if (++arrived === 2) met.resolve();
        await met.promise;
        await add(tx, to, 10);
      });
    await Promise.all([move(1, 2), move(2, 1)]);
    expect(runs).toBe(3);
    expect(await balances()).toEqual([100, 100]);
  });

  it('that could not be put in a row with others runs again', async () => {
    let runs = 0;
    await inTransaction(
      sql,
      async (tx) => {
        const [row] = await tx.$queryRawUnsafe<{ balance: bigint }[]>(
          `SELECT balance FROM ${table} WHERE id = 1`,
        );
        if (runs++ === 0) await add(sql, 1, 5);
        await tx.$executeRawUnsafe(`UPDATE ${table} SET balance = $1 WHERE id = 1`, Number(row?.balance) + 1);
      },
      { isolationLevel: 'Serializable' },
    );
    expect(runs).toBe(2);
    expect(await balances()).toEqual([106, 100]);
  });

  it('whose statement takes too long may be tried again', async () => {
    const slow = await failureOf(
      inTransaction(sql, async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = 50`;
        await tx.$queryRaw`SELECT pg_sleep(5)`;
      }),
    );
    expect(slow).toMatchObject({ code: '57014' });
    expect(isTransient(slow)).toBe(true);
    expect(used()).toBe(0);
  });

  it('that takes too long as a whole loses what it wrote', async () => {
    const late = await failureOf(
      sql.$transaction(
        async (tx) => {
          await add(tx, 1, 1);
          // The server hears of it when it has slept.
          await tx.$queryRaw`SELECT pg_sleep(0.5)`;
        },
        { timeout: 100 },
      ),
    );
    expect(isTransient(late)).toBe(true);
    expect(await balances()).toEqual([100, 100]);
    expect(used()).toBe(0);
  });
});

describe('the pool', () => {
  it('with nothing free makes its callers wait, and then says that they may try again', async () => {
    const held = Promise.withResolvers<void>();
    const holders = Array.from({ length: poolSize }, () => inTransaction(sql, () => held.promise));
    await expect.poll(used).toBe(poolSize);
    const waiting = failureOf(sql.$queryRaw`SELECT 1`);
    const text = (await metrics.registry.metrics()).split('\n');
    expect(text).toContain(`sql_pool_size{service="test"} ${poolSize}`);
    expect(text).toContain(`sql_pool_connections{state="used",service="test"} ${poolSize}`);
    expect(text).toContain('sql_pool_waiting{service="test"} 1');
    expect(isTransient(await waiting)).toBe(true);
    held.resolve();
    await Promise.all(holders);
    expect(await sql.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  }, 15_000);

  it('survives that all its idle connections are killed', async () => {
    await Promise.all(Array.from({ length: poolSize }, () => sql.$queryRaw`SELECT pg_sleep(0.05)`));
    const other = openPostgres({
      url: `${testVariable('TEST_POSTGRES_URL')}/postgres`,
      poolSize: 1,
      metrics: createMetrics('other'),
    });
    const pids = await sql.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(0.05)%' AND state = 'idle'`;
    await other.$queryRaw`SELECT pg_terminate_backend(pid) FROM unnest(${pids.map(({ pid }) => pid)}::int[]) AS pid`;
    await Promise.all([other.end(), other.end()]);
    expect(pids.length).toBeGreaterThan(0);
    await expect.poll(() => balances().catch(() => [])).toEqual([100, 100]);
  });

  it('that can not connect says that its callers may try again', async () => {
    const away = openPostgres({
      url: 'postgresql://eshop@127.0.0.1:1/away',
      poolSize: 1,
      metrics: createMetrics('away'),
    });
    expect(isTransient(await failureOf(away.$queryRaw`SELECT 1`))).toBe(true);
    expect(isTransient(await failureOf(inTransaction(away, async () => undefined)))).toBe(true);
    await away.end();
  });
});

describe('a trace', () => {
  let collection: SpanCollection;
  beforeEach(async () => {
    collection = await collectSpans('test');
  });
  afterEach(() => collection.stop());

  it('has a span for each statement, without its values', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await runInTrace({ traceparent }, () => inTransaction(sql, (tx) => add(tx, 1, 4711)));
    const spans = await collection.spans();
    expect(spans.map(({ name }) => name).sort()).toEqual([
      'BEGIN',
      'COMMIT',
      'SQL transaction',
      `UPDATE ${table}`,
    ]);
    expect(JSON.stringify(spans)).not.toContain('4711');
  });
});
