import { isDeepStrictEqual } from 'node:util';
import { deadLetterStatuses } from '@eshop/contracts/api/operations';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import {
  auditOfDecision,
  claimSeconds,
  type DeadLetterStore,
  deadLetterId,
  decidedRetentionSeconds,
  type KeptDeadLetter,
} from '@eshop/kit/operations';
import { z } from 'zod';
import { auditWrites } from '../table/audit-store.ts';
import type { Key } from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import { isNew, type Write } from '../table/write.ts';
import { placeSchema } from './table-journal.ts';

const time = z.string().transform((text) => new Date(text));
const itemSchema = z.object({
  id: z.string(),
  subscription: z.string(),
  topic: z.string(),
  eventId: z.string(),
  messageId: z.string(),
  orderingKey: z.string(),
  data: z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes)),
  attributes: z.record(z.string(), z.string()),
  attempts: z.number(),
  firstError: z.string().nullable(),
  lastError: z.string().nullable(),
  publishedAt: time.nullable(),
  diedAt: time,
  status: z.enum(deadLetterStatuses),
  decidedAt: time.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
const names = Object.keys(itemSchema.shape);

/** An item of the table holds 400 kB; a message of this service has some hundred bytes, and a longer one is no good one. */
const keptBytes = 300_000;

const keyOf = (id: string): Key => ({ pk: `DEAD-LETTER#${id}`, sk: 'DEAD-LETTER' });
/** Where a letter stands in the list of its status. */
const placeOf = ({ status, diedAt, id }: Pick<KeptDeadLetter, 'status' | 'diedAt' | 'id'>) => ({
  pk: `DEAD-LETTERS#${status}`,
  sk: `${diedAt.toISOString()}#${id}`,
});

/** Somebody else was first. */
class Taken extends Error {}
const refused = () => new Taken();

/** Dead letters in the products table: each an item of its own, and an entry in the list of its status. */
export function createTableDeadLetters(table: Table, now: () => Date): DeadLetterStore {
  async function find(id: string): Promise<KeptDeadLetter | null> {
    const item = await table.get(keyOf(id));
    return item ? itemSchema.parse(item) : null;
  }

  return {
    find,

    async keep(letter) {
      const id = deadLetterId(letter);
      const earlier = await find(id);
      if (earlier?.messageId === letter.messageId) return;
      const undecided = { status: 'waiting' as const, decidedAt: null, decidedBy: null, reason: null };
      const kept: KeptDeadLetter = {
        ...letter,
        ...undecided,
        id,
        data: letter.data.subarray(0, keptBytes),
        firstError: earlier?.firstError ?? letter.firstError,
      };
      const condition = earlier
        ? { expression: '#messageId = :earlier', values: { ':earlier': earlier.messageId } }
        : isNew;
      // A transaction takes each item once: the same place is written over.
      const moved = earlier && !isDeepStrictEqual(placeOf(earlier), placeOf(kept));
      await unlessTaken(
        table.write(
          { put: { ...keyOf(id), ...written(kept) }, condition, refused },
          ...(moved ? [{ delete: placeOf(earlier) }] : []),
          { put: { ...placeOf(kept), id } },
        ),
      );
    },

    async list({ status, limit, cursor }) {
      const { items, next } = await table.query({
        KeyConditionExpression: 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: {
          ':pk': `DEAD-LETTERS#${status}`,
          ':before': decodeCursor(placeSchema, cursor) ?? '~',
        },
        ScanIndexForward: false,
        Limit: limit,
      });
      const ids = items.map((item) => String(item.id));
      const letters = (await table.getMany(ids.map(keyOf), names)).map((item) => itemSchema.parse(item));
      const byId = new Map(letters.map((letter) => [letter.id, letter]));
      return {
        items: ids.flatMap((id) => byId.get(id) ?? []),
        nextCursor: next ? encodeCursor(String(items.at(-1)?.sk)) : null,
      };
    },

    async waiting() {
      let count = 0;
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'DEAD-LETTERS#waiting' },
        ProjectionExpression: 'sk',
      };
      for await (const items of table.pages(query)) count += items.length;
      return count;
    },

    claim: (id, mark) =>
      unlessTaken(
        table.update({
          update: keyOf(id),
          set: { claimedBy: mark, claimedUntil: now().getTime() + claimSeconds * 1_000 },
          condition: {
            expression:
              '#status = :waiting AND (attribute_not_exists(#claimedUntil) OR #claimedUntil < :now)',
            values: { ':waiting': 'waiting', ':now': now().getTime() },
          },
          refused,
        }),
      ),

    async release(id, mark, error) {
      await unlessTaken(
        table.update({
          update: keyOf(id),
          set: { lastError: error },
          add: { attempts: 1 },
          remove: ['claimedBy', 'claimedUntil'],
          condition: claimedBy(mark),
          refused,
        }),
      );
    },

    decide(letter, mark, decision) {
      const { status, reason, actor } = decision;
      const expiresAt = Math.floor(now().getTime() / 1_000) + decidedRetentionSeconds;
      const decided: Write = {
        update: keyOf(letter.id),
        set: { status, reason, decidedAt: now().toISOString(), decidedBy: actor.userId, expiresAt },
        condition: claimedBy(mark),
        refused,
      };
      return unlessTaken(
        table.write(
          decided,
          { delete: placeOf(letter) },
          { put: { ...placeOf({ ...letter, status }), id: letter.id, expiresAt } },
          ...auditWrites(actor, auditOfDecision(letter, decision), now()),
        ),
      );
    },

    // DynamoDB drops what is old.
    async prune() {},
  };
}

const claimedBy = (mark: string) => ({
  expression: '#claimedBy = :mark AND #status = :waiting',
  values: { ':mark': mark, ':waiting': 'waiting' },
});

const written = ({ publishedAt, diedAt, ...letter }: KeptDeadLetter) => ({
  ...letter,
  publishedAt: publishedAt?.toISOString() ?? null,
  diedAt: diedAt.toISOString(),
});

async function unlessTaken(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Taken) return false;
    throw error;
  }
}
