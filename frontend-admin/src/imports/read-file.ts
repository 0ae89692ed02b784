import { importText } from '@text/imports';
import { importColumns, requiredColumns } from './columns.ts';
import { mostRows } from './file-bounds.ts';
import { rowsOfJson } from './read-json.ts';
import type { RawRow } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A file as it was read, in rows. */
export type ReadFile = {
  readonly name: string;
  readonly rows: readonly RawRow[];
  /** The known columns that it has, in the order of the documentation. */
  readonly columns: readonly string[];
  /** Columns that nobody reads. */
  readonly ignored: readonly string[];
};

/** Reads the text of a file, a table or a list of products. @throws UnreadableFile */
export async function readFile(name: string, text: string): Promise<ReadFile> {
  const isJson = /^\s*[[{]/.test(text);
  const { columns, rows } = isJson ? rowsOfJson(text) : await rowsOfTable(text);
  if (rows.length === 0) throw new UnreadableFile(importText.empty);
  if (rows.length > mostRows) throw new UnreadableFile(importText.tooManyRows(mostRows.toLocaleString('en')));
  const missing = requiredColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new UnreadableFile(importText.missingColumns(missing.join(', ')));
  const known: readonly string[] = importColumns;
  return {
    name,
    rows,
    columns: known.filter((column) => columns.includes(column)),
    ignored: columns.filter((column) => !known.includes(column)),
  };
}

type Rows = { readonly columns: readonly string[]; readonly rows: readonly RawRow[] };
type Line = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

async function rowsOfTable(text: string): Promise<Rows> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  let lines: readonly Line[];
  try {
    lines = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      // One more than there may be rows, so that too many are noticed and not all are read.
      to: mostRows + 2,
    }) as unknown as readonly Line[];
  } catch (error) {
    throw new UnreadableFile(importText.brokenTable(error instanceof Error ? error.message : ''));
  }
  const [header, ...others] = lines;
  if (!header) throw new UnreadableFile(importText.empty);
  const columns = header.record.map((column) => column.trim());
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at);
  if (twice !== undefined) throw new UnreadableFile(importText.columnTwice(twice));
  const rows = others.map(({ record, info: { lines: row } }) => ({
    row,
    cells: Object.fromEntries(columns.map((column, at) => [column, record[at] ?? ''])),
  }));
  return { columns, rows };
}
