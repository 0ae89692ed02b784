import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConflict, isTransient } from '../src/errors/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { inTransaction, type SqlExecutor } from '../src/sql/index.ts';
import { type MariaDb, openMariaDb } from '../src/sql/mariadb/index.ts';
import { startSilentServer, type TestDatabase, testDatabase } from '../src/testing/index.ts';

type Account = { id: number; amount: bigint; at: Date | null; note: string };

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('MariaDB by plain statements', () => {
  let server: TestDatabase;
  let sql: MariaDb;
  const open = (settings = {}) =>
    openMariaDb({ url: server.url, poolSize: 4, metrics: createMetrics('test'), ...settings });

  beforeAll(async () => {
    const noMigrations = mkdtempSync(join(tmpdir(), 'kit-'));
    server = await testDatabase('mariadb', noMigrations);
    rmdirSync(noMigrations);
    sql = open();
    await sql.$executeRawUnsafe(
      'CREATE TABLE accounts (id INT PRIMARY KEY, amount BIGINT NOT NULL, at DATETIME(3), note VARCHAR(100) NOT NULL)',
    );
  });
  afterAll(async () => {
    await sql.end();
    await server.drop();
  });

  const put = (id: number, amount: number, tx: SqlExecutor = sql) =>
    tx.$executeRawUnsafe('INSERT INTO accounts (id, amount, note) VALUES (?, ?, ?)', id, amount, 'put');
  const add = (id: number, tx: SqlExecutor) =>
    tx.$executeRawUnsafe('UPDATE accounts SET amount = amount + 1 WHERE id = ?', id);
  const amountOf = async (id: number, tx: SqlExecutor = sql) => {
    const [row] = await tx.$queryRawUnsafe<Account[]>('SELECT * FROM accounts WHERE id = ?', id);
    return row === undefined ? null : Number(row.amount);
  };

  it('gives values as they were given: amounts whole, times in UTC, any letters', async () => {
    const [at, amount, note] = [
      new Date('2026-03-29T02:30:00.123Z'),
      9_007_199_254_740_993n,
      `a'b"c\\ ? Zoë 😀`,
    ];
    const changed = await sql.$executeRaw`
      INSERT INTO accounts (id, amount, at, note) VALUES (${1}, ${amount}, ${at}, ${note})`;
    expect(changed).toBe(1);
    expect(await sql.$queryRaw`SELECT * FROM accounts WHERE id = ${1} AND at = ${at}`).toEqual([
      { id: 1, amount, at, note },
    ]);
    const narrowed = { strings: ['WHERE id = ', ''], values: [1] };
    expect(await sql.$queryRaw`SELECT note FROM accounts ${narrowed}`).toEqual([{ note }]);
  });

  it('commits all of a transaction or nothing, and never what comes after it', async () => {
    let left: SqlExecutor = sql;
    await sql.$transaction(async (tx) => {
      left = tx;
      await put(10, 1, tx);
      expect(await amountOf(10)).toBeNull();
    });
    expect(await amountOf(10)).toBe(1);
    await expect(put(11, 1, left)).rejects.toThrow('after the end');
    const broken = sql.$transaction(async (tx) => {
      await put(11, 1, tx);
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    expect(await amountOf(11)).toBeNull();
  });

  it('a transaction sees what another one committed while it waited', async () => {
    await put(20, 5);
    await sql.$transaction(async (tx) => {
      expect(await amountOf(20, tx)).toBe(5);
      await add(20, sql);
      expect(await amountOf(20, tx)).toBe(6);
    });
    const options = { isolationLevel: 'RepeatableRead' } as const;
    await sql.$transaction(async (tx) => {
      expect(await amountOf(20, tx)).toBe(6);
      await add(20, sql);
      expect(await amountOf(20, tx)).toBe(6);
    }, options);
  });

  it('one of two that wait for each other loses, is told so, and succeeds when it runs again', async () => {
    await put(30, 0);
    await put(31, 0);
    let lost = 0;
    const both = (first: number, second: number) =>
      inTransaction(sql, async (tx) => {
        await add(first, tx);
        await new Promise((resolve) => setTimeout(resolve, 100));
        const error = await errorOf(add(second, tx));
        if (error === null) return;
        lost += 1;
        expect(isConflict(error)).toBe(true);
        // The server has rolled the transaction back: a later statement may not count by itself.
        await expect(add(second, tx)).rejects.toBe(error);
      });
    const ended = await Promise.all([errorOf(both(30, 31)), errorOf(both(31, 30))]);
    expect(ended).toEqual([null, null]);
    expect(lost).toBeGreaterThan(0);
    expect([await amountOf(30), await amountOf(31)]).toEqual([2, 2]);
  });

  it('a killed connection is a passing fault, and the next statement has another one', async () => {
    const killed = sql.$transaction(async (tx) => {
      const [row] = await tx.$queryRawUnsafe<{ id: bigint }[]>('SELECT CONNECTION_ID() AS id');
      await put(40, 1, tx);
      await sql.$executeRawUnsafe(`KILL CONNECTION ${row?.id}`);
      await put(41, 1, tx);
    });
    const error = await errorOf(killed);
    expect(isTransient(error), String(error)).toBe(true);
    expect([await amountOf(40), await amountOf(41)]).toEqual([null, null]);
  });

  it('a transaction that takes too long is over, and has written nothing', async () => {
    const options = { timeout: 100 };
    const late = sql.$transaction(async (tx) => {
      await put(50, 1, tx);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await put(51, 1, tx);
    }, options);
    expect(isTransient(await errorOf(late))).toBe(true);
    expect([await amountOf(50), await amountOf(51)]).toEqual([null, null]);
  });

  it('a lock that does not come, no free connection and no server are passing faults; a wrong statement is none', async () => {
    await put(60, 1);
    const waiting = sql.$transaction(async (tx) => {
      await add(60, tx);
      return errorOf(
        sql.$transaction(async (other) => {
          await other.$executeRawUnsafe('SET SESSION innodb_lock_wait_timeout = 1');
          await add(60, other);
        }),
      );
    });
    expect(isTransient(await waiting)).toBe(true);

    const narrow = open({ poolSize: 1, waitMilliseconds: 200 });
    const none = await narrow.$transaction(() => errorOf(put(61, 1, narrow)));
    expect(isTransient(none), String(none)).toBe(true);
    await narrow.end();

    const away = open({ url: 'mysql://root@127.0.0.1:1/none', waitMilliseconds: 200 });
    expect(isTransient(await errorOf(amountOf(1, away)))).toBe(true);
    await away.end();

    const wrong = await errorOf(sql.$queryRawUnsafe('SELECT nothing FROM nowhere'));
    expect([wrong instanceof Error, isTransient(wrong)]).toEqual([true, false]);
  });

  it('a server that takes connections and says nothing is given up', async () => {
    const silent = await startSilentServer();
    const url = `mysql://root@${new URL(silent.url).host}/none`;
    const mute = open({ url, waitMilliseconds: 500, connectMilliseconds: 300 });
    expect(isTransient(await errorOf(amountOf(1, mute)))).toBe(true);
    await mute.end();
    await silent.close();
  });

  it('an error tells no value', async () => {
    await put(70, 1);
    const error = await errorOf(
      sql.$executeRaw`INSERT INTO accounts (id, amount, note) VALUES (70, 1, ${'secret'})`,
    );
    expect(String(error)).toContain('Duplicate');
    expect(JSON.stringify({ ...(error as object), text: String(error) })).not.toContain('secret');
  });
});
