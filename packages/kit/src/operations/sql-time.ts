import type { Dialect } from '../sql/index.ts';

/** A time as a value of a statement; its place in the statement is `timePlace`. */
export const timeValue = (dialect: Dialect, time: Date): string =>
  dialect === 'postgres' ? time.toISOString() : time.toISOString().replace('T', ' ').replace('Z', '');

/** Where a time stands in a statement: as text that the database reads, so that no driver shifts it by a time zone. */
export const timePlace = (dialect: Dialect): string =>
  dialect === 'postgres' ? '?::timestamptz' : 'CAST(? AS DATETIME(3))';
