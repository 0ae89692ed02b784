import type { AuditEntry } from '@eshop/contracts/api/audit';
import { type AuditFilter, cursorBehind, idRangeOf } from './audit-page.ts';

/** An entry as an item of a DynamoDB table whose keys are `pk` and `sk`. */
export type AuditItem = { readonly pk: string; readonly sk: string; readonly entry: AuditEntry };

/** Reads one partition backwards: at most so many items with `sk` between two values, both included (`BETWEEN`). */
export type ReadAuditPartition = (
  pk: string,
  range: { readonly from: string; readonly to: string },
  limit: number,
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const wholeTrail = 'AUDIT';
const ofActor = (id: string): string => `AUDIT-ACTOR#${id}`;
const ofAction = (action: string): string => `AUDIT-ACTION#${action}`;
const ofSubject = (id: string): string => `AUDIT-SUBJECT#${id}`;

/**
 * The items of an entry, all to be put in the transaction of the act, each only where there is none: one in the whole
 * trail, and a copy where each filter looks, so that every list is one walk along sorted keys.
 */
export const auditItems = (entry: AuditEntry): AuditItem[] =>
  [wholeTrail, ofActor(entry.actor.id), ofAction(entry.action), ofSubject(entry.subject.id)].map((pk) => ({
    pk,
    sk: entry.id,
    entry,
  }));

/** The partition that holds the fewest entries of those that could fit. */
function narrowest({ subjectId, actorId, action }: AuditFilter): string {
  if (subjectId !== undefined) return ofSubject(subjectId);
  if (actorId !== undefined) return ofActor(actorId);
  return action === undefined ? wholeTrail : ofAction(action);
}

const fits = (entry: AuditEntry, { actorId, action, subjectType }: AuditFilter): boolean =>
  (actorId === undefined || entry.actor.id === actorId) &&
  (action === undefined || entry.action === action) &&
  (subjectType === undefined || entry.subject.type === subjectType);

/** Entries looked at for one page, at most; behind them the page ends, shorter than asked for, with a cursor. */
const mostLookedAt = 1_000;
const stepSize = 100;
/** Below and above every id. */
const [lowest, highest] = ['0', 'g'];

/** One page of a trail kept as items, newest first. */
export async function listAuditItems(read: ReadAuditPartition, query: AuditFilter) {
  const pk = narrowest(query);
  const items: AuditEntry[] = [];
  const range = idRangeOf(query);
  let { before } = range;
  for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += stepSize) {
    const found = await read(pk, { from: range.from ?? lowest, to: before ?? highest }, stepSize);
    // Written by `auditItems`. The upper end is one that was looked at before, or none.
    const entries = found.map((item) => item.entry as AuditEntry).filter(({ id }) => id !== before);
    if (entries.length === 0) return { items, nextCursor: null };
    for (const entry of entries) {
      if (items.length === query.limit) return { items, nextCursor: cursorBehind(before ?? entry.id) };
      if (fits(entry, query)) items.push(entry);
      before = entry.id;
    }
  }
  return { items, nextCursor: before === undefined ? null : cursorBehind(before) };
}
