import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor/index.ts';
import { type Dialect, placeholders } from '../sql/index.ts';
import { timePlace, timeValue } from './sql-time.ts';

/** A condition with its values. */
export type SqlCondition = { readonly sql: string; readonly values: readonly unknown[] };

const positionSchema = z.tuple([z.iso.datetime(), z.string().max(36)]);

/**
 * The rest of a query for one page, newest first by a time and then an id: conditions, order and limit. One row more than the
 * page is asked for, so that its absence tells the end.
 */
export function pageClause(
  dialect: Dialect,
  options: {
    readonly time: string;
    readonly id: string;
    /** Numbers are compared as numbers. */
    readonly idIsNumber: boolean;
    readonly conditions: readonly SqlCondition[];
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): SqlCondition {
  const { time, id, limit } = options;
  const conditions = [...options.conditions];
  const position = decodeCursor(positionSchema, options.cursor);
  if (position) {
    const at = timeValue(dialect, new Date(position[0]));
    const place = timePlace(dialect);
    const idPlace = options.idIsNumber ? `CAST(? AS ${integer(dialect)})` : '?';
    conditions.push({
      sql: `${time} <= ${place} AND (${time} < ${place} OR ${id} < ${idPlace})`,
      values: [at, at, position[1]],
    });
  }
  const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ');
  return {
    sql: placeholders(
      dialect,
      `${where ? `WHERE ${where} ` : ''}ORDER BY ${time} DESC, ${id} DESC LIMIT ${limit + 1}`,
    ),
    values: conditions.flatMap(({ values }) => values),
  };
}

const integer = (dialect: Dialect): string => (dialect === 'postgres' ? 'BIGINT' : 'UNSIGNED');

/** The page of the rows that `pageClause` found. */
export function pageOfRows<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  positionOf: (row: Row) => { readonly time: Date; readonly id: unknown },
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (last === undefined || rows.length <= limit) return { items: shown.map(present), nextCursor: null };
  const { time, id } = positionOf(last);
  return { items: shown.map(present), nextCursor: encodeCursor([time.toISOString(), String(id)]) };
}
