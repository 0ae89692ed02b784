import type { z } from 'zod';
import { badRequest } from '../errors/index.ts';

const maxLength = 4096;

/** An opaque cursor for the position of the last row of a page: base64url of its JSON. */
export const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');

/**
 * The position in a cursor, checked against its schema; undefined when no cursor was sent.
 * @throws 400 naming `cursor` when it was not made by `encodeCursor` for this list.
 */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema>;
export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.output<Schema> | undefined;
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(readJson(cursor));
  if (result.success) return result.data;
  throw badRequest([{ path: 'cursor', message: 'is not a cursor of this list' }]);
}

function readJson(cursor: string): unknown {
  if (cursor.length > maxLength || !/^[\w-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
