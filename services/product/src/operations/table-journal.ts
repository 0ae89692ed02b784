import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Table } from '../table/table-store.ts';

/** A row of a journal: its time, an id of its own, and the names under which it is found beside the whole journal. */
export type JournalRow<Row> = {
  readonly at: Date;
  readonly id: string;
  readonly names: readonly string[];
  readonly row: Row;
};

export type TableJournal<Row> = {
  append(rows: readonly JournalRow<Row>[]): Promise<void>;
  /** One page, newest first: of the whole journal, or of what stands under a name. */
  page(options: {
    readonly name?: string | undefined;
    readonly after?: Date | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
    fits(row: Row): boolean;
  }): Promise<{ rows: { id: string; row: Row }[]; nextCursor: string | null }>;
};

const stepSize = 100;
/** Rows looked at for one page; behind them it ends, shorter than asked for, with a cursor. */
const mostLookedAt = 1_000;
/** Where a row stands: its time, then its id. */
export const placeSchema = z
  .string()
  .max(200)
  .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z#./);

/**
 * A journal in the products table: each row once in the whole and once under each of its names, sorted by time, so that every
 * list is one walk along sorted keys. DynamoDB drops rows when their time is over.
 */
export function createTableJournal<Row>(
  table: Table,
  options: { readonly partition: string; readonly retentionSeconds: number; readonly schema: z.ZodType<Row> },
): TableJournal<Row> {
  const { partition, retentionSeconds, schema } = options;
  const partitionOf = (name: string | undefined) => (name === undefined ? partition : `${partition}#${name}`);
  const itemSchema = z.object({
    sk: z.string(),
    row: z.string().transform((text) => schema.parse(JSON.parse(text))),
  });

  return {
    async append(rows) {
      await table.put(
        rows.flatMap(({ at, id, names, row }) =>
          [undefined, ...new Set(names)].map((name) => ({
            pk: partitionOf(name),
            sk: `${at.toISOString()}#${id}`,
            row: JSON.stringify(row),
            expiresAt: Math.floor(at.getTime() / 1_000) + retentionSeconds,
          })),
        ),
      );
    },

    async page({ name, after, cursor, limit, fits }) {
      let before = decodeCursor(placeSchema, cursor) ?? '~';
      const rows: { id: string; row: Row }[] = [];
      for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += stepSize) {
        const { items, next } = await table.query({
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
          ExpressionAttributeValues: {
            ':pk': partitionOf(name),
            // A row of this very millisecond sorts before `$`.
            ':from': after ? `${after.toISOString()}$` : '0',
            ':before': before,
          },
          ScanIndexForward: false,
          Limit: stepSize,
        });
        for (const item of items) {
          const { sk, row } = itemSchema.parse(item);
          // `BETWEEN` holds its ends.
          if (sk === before) continue;
          if (rows.length === limit) return { rows, nextCursor: encodeCursor(before) };
          if (fits(row)) rows.push({ id: sk, row });
          before = sk;
        }
        if (!next) return { rows, nextCursor: null };
      }
      return { rows, nextCursor: encodeCursor(before) };
    },
  };
}
