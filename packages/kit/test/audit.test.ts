import { inspect } from 'node:util';
import type { AuditEntry, AuditQuery } from '@eshop/contracts/api/audit';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import {
  type AuditAct,
  auditItems,
  createSqlAudit,
  listAuditItems,
  newAuditEntry,
  type ReadAuditPartition,
} from '../src/audit/index.ts';
import { newCaller } from '../src/auth/index.ts';
import { runInTrace } from '../src/logging/index.ts';
import type { Dialect } from '../src/sql/index.ts';
import { useSql } from './use-sql.ts';

const admin = () => newCaller(uuidv7(), ['customer', 'admin'], 'token');
const renamed = (id: string, change: Partial<AuditAct> = {}): AuditAct => ({
  action: 'product.update',
  subject: { type: 'product', id, label: 'Corolla' },
  before: { name: 'Corola', price: { amount: 100, currency: 'USD' }, year: 2020 },
  after: { name: 'Corolla', price: { amount: 100, currency: 'USD' }, colour: 'red' },
  ...change,
});
const query = (filter: Partial<AuditQuery> = {}): AuditQuery => ({ limit: 24, ...filter });

/** Every page of a list, one after the other. */
async function all(
  list: (query: AuditQuery) => Promise<{ items: AuditEntry[]; nextCursor: string | null }>,
  filter: Partial<AuditQuery>,
): Promise<AuditEntry[]> {
  const first = await list(query(filter));
  const items = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await list(query({ ...filter, cursor }));
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

describe('an entry', () => {
  it('keeps of two states only what differs, and the request that it belongs to', () => {
    const entry = runInTrace({ requestId: 'request-1' }, () =>
      newAuditEntry('product', admin(), renamed('1')),
    );
    expect(entry).toMatchObject({ service: 'product', requestId: 'request-1' });
    expect(entry.before).toEqual({ name: 'Corola', year: 2020 });
    expect(entry.after).toEqual({ name: 'Corolla', colour: 'red' });
  });

  it('keeps the whole of what did not exist before, or is gone', () => {
    const made = newAuditEntry('product', admin(), renamed('1', { before: null }));
    expect(made).toMatchObject({ before: null, after: { name: 'Corolla' } });
    const gone = newAuditEntry('product', admin(), renamed('1', { after: null }));
    expect(gone).toMatchObject({ before: { name: 'Corola' }, after: null });
  });
});

describe.each<Dialect>(['postgres', 'mariadb'])('the audit trail on %s', (dialect) => {
  const sql = useSql(dialect);
  const trail = () => createSqlAudit({ service: 'test', dialect, database: sql.database });

  it('is written with the act or not at all, and reads as it was written', async () => {
    const actor = admin();
    const [kept, lost] = [uuidv7(), uuidv7()];
    await sql.transaction((tx) => trail().record(tx, actor, renamed(kept, { reason: 'a slip — ☂' })));
    const failed = sql.transaction(async (tx) => {
      await trail().record(tx, actor, renamed(lost));
      throw new Error('the act failed');
    });
    await expect(failed).rejects.toThrow('the act failed');
    const { items } = await trail().list(query({ actorId: actor.userId }));
    expect(items).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        service: 'test',
        action: 'product.update',
        actor: { id: actor.userId, roles: ['customer', 'admin'] },
        subject: { type: 'product', id: kept, label: 'Corolla' },
        before: { name: 'Corola', year: 2020 },
        after: { name: 'Corolla', colour: 'red' },
        reason: 'a slip — ☂',
        requestId: 'none',
      },
    ]);
    expect(Math.abs(Date.parse(items[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('refuses to be changed or emptied, also by SQL', async () => {
    await trail().record(sql.database, admin(), renamed(uuidv7()));
    const attempts = ["UPDATE audit_entries SET action = 'order.ship'", 'DELETE FROM audit_entries'];
    if (dialect === 'postgres') attempts.push('TRUNCATE audit_entries');
    for (const attempt of attempts) {
      await expect(sql.database.$executeRawUnsafe(attempt)).rejects.toThrow(/never changed/);
    }
  });

  it('is found by actor, action, subject and period, page by page, newest first', async () => {
    const [one, other] = [admin(), admin()];
    const subject = uuidv7();
    for (let at = 0; at < 5; at++) {
      await trail().record(sql.database, one, renamed(subject, { after: { at }, before: null }));
      await trail().record(sql.database, other, renamed(subject, { action: 'product.archive' }));
    }
    const list = trail().list;
    const mine = await all(list, { actorId: one.userId, limit: 2 });
    expect(mine.map(({ after }) => after?.at)).toEqual([4, 3, 2, 1, 0]);
    expect(await all(list, { subjectId: subject, limit: 3 })).toHaveLength(10);
    expect(await all(list, { subjectId: subject, action: 'product.archive' })).toHaveLength(5);
    expect(await all(list, { subjectId: subject, subjectType: 'order' })).toHaveLength(0);
    expect(await all(list, { actorId: one.userId, action: 'product.archive' })).toHaveLength(0);
    const before = mine[1]?.id;
    expect((await list(query({ actorId: one.userId, before }))).items).toHaveLength(3);
    const now = Date.now();
    const hourAgo = new Date(now - 3_600_000);
    expect(
      await all(list, { subjectId: subject, from: hourAgo, to: new Date(now + 60_000), limit: 4 }),
    ).toHaveLength(10);
    expect(await all(list, { subjectId: subject, to: hourAgo })).toHaveLength(0);
    await expect(list(query({ cursor: 'nonsense' }))).rejects.toMatchObject({ problem: { status: 400 } });
  });

  it('answers each filter from an index', async () => {
    const plans = [
      ['actor_id = ?', 'audit_entries_actor'],
      ['action = ?', 'audit_entries_action_idx'],
      ['subject_id = ?', 'audit_entries_subject_idx'],
    ] as const;
    for (const [condition, index] of plans) {
      const rows = await sql.database.$queryRawUnsafe<object[]>(
        `EXPLAIN SELECT * FROM audit_entries WHERE ${condition.replace('?', "'x'")} ORDER BY id DESC LIMIT 25`,
      );
      expect(inspect(rows)).toContain(index);
    }
  });
});

describe('the audit trail as items of a table', () => {
  const rows: { pk: string; sk: string; entry: AuditEntry }[] = [];
  const read: ReadAuditPartition = async (pk, { from, to }, limit) =>
    rows
      .filter((row) => row.pk === pk && row.sk >= from && row.sk <= to)
      .sort((one, other) => (one.sk < other.sk ? 1 : -1))
      .slice(0, limit);
  const list = (filter: AuditQuery) => listAuditItems(read, filter);

  it('is found by actor, action, subject and period, page by page, newest first', async () => {
    const [one, other] = [admin(), admin()];
    for (let at = 0; at < 150; at++) {
      const act = renamed('subject', {
        before: null,
        after: { at },
        action: at % 3 ? 'product.update' : 'product.archive',
      });
      rows.push(...auditItems(newAuditEntry('product', at % 2 ? one : other, act, new Date(at + 1))));
    }
    const whole = await all(list, { limit: 7 });
    expect(whole.map(({ after }) => after?.at)).toEqual(Array.from({ length: 150 }, (_, at) => 149 - at));
    expect(await all(list, { actorId: one.userId, limit: 10 })).toHaveLength(75);
    expect(await all(list, { action: 'product.archive', actorId: one.userId })).toHaveLength(25);
    expect(await all(list, { subjectId: 'subject', subjectType: 'order' })).toHaveLength(0);
    expect(await all(list, { from: new Date(11), to: new Date(21) })).toHaveLength(10);
    expect(await all(list, { before: whole[9]?.id })).toHaveLength(140);
  });

  it('looks at a bounded number of entries for a page, and goes on behind them', async () => {
    rows.length = 0;
    const [rare, busy] = [admin(), admin()];
    const entry = (actor: typeof rare, at: number) =>
      newAuditEntry('product', actor, renamed('s', { action: 'product.archive' }), new Date(at + 1));
    rows.push(...auditItems(entry(rare, 0)));
    for (let at = 1; at <= 1_500; at++) rows.push(...auditItems(entry(busy, at)));
    const page = await list(query({ subjectId: 's', actorId: rare.userId }));
    expect(page).toMatchObject({ items: [], nextCursor: expect.any(String) });
    expect(await all(list, { subjectId: 's', actorId: rare.userId })).toHaveLength(1);
  });
});
