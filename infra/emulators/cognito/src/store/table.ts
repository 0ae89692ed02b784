import type { z } from 'zod';
import type { Change } from './journal.ts';

/** Rows in memory by key, in the order of their first insertion; each change is noted for the journal. */
export interface Table<Row> {
  readonly size: number;
  get(key: string): Row | undefined;
  put(key: string, row: Row): void;
  delete(key: string): void;
  values(): IterableIterator<Row>;
  /** Every row as a change, for compaction. */
  rows(): Iterable<Change>;
}

/** A table that starts with the stored rows, each checked against the schema. */
export function createTable<Row>(
  name: string,
  schema: z.ZodType<Row>,
  stored: ReadonlyMap<string, unknown>,
  note: (change: Change) => void,
): Table<Row> {
  const rows = new Map<string, Row>();
  for (const [key, value] of stored) rows.set(key, schema.parse(value));
  return {
    get size() {
      return rows.size;
    },
    get: (key) => rows.get(key),
    put(key, row) {
      rows.set(key, row);
      note([name, key, row]);
    },
    delete(key) {
      if (rows.delete(key)) note([name, key, null]);
    },
    values: () => rows.values(),
    *rows() {
      for (const [key, row] of rows) yield [name, key, row] as const;
    },
  };
}
