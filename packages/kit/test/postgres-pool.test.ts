import pg from 'pg';
import { expect, it } from 'vitest';
import { isTransient } from '../src/errors/transient.ts';
import { postgresPool } from '../src/sql/index.ts';
import { testVariable } from '../src/testing/index.ts';

it('a connection on which nothing comes is given up as one that is away, and the next one serves', async () => {
  const url = `${testVariable('TEST_POSTGRES_URL')}/postgres`;
  const pool = new pg.Pool(postgresPool({ url, poolSize: 1, silenceMilliseconds: 300 }));
  pool.on('error', () => undefined);
  try {
    const silent = await pool.query('SELECT pg_sleep(5)').catch((error: unknown) => error);
    expect(silent).toMatchObject({ code: 'ETIMEDOUT' });
    expect(isTransient(silent)).toBe(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
  }
});
