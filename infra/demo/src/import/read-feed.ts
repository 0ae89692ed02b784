import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { epaFeed } from './epa-feed.ts';
import type { FeedFormat, ReadRow } from './feed-row.ts';
import { shopFeed } from './shop-feed.ts';

const formats: readonly FeedFormat[] = [shopFeed, epaFeed];

/** A feed that cannot be read at all: the file, its compression, its header. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
}

/** A feed opened: its format, columns that nobody reads, and its rows one after the other. */
export type Feed = {
  readonly format: FeedFormat;
  readonly ignored: readonly string[];
  readonly rows: AsyncIterable<ReadRow>;
};

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Opens a feed, `.csv` or `.csv.gz`, and recognises it by its header. Rows are read as they are asked for, so a feed of
 * any size takes little memory.
 * @throws FeedError when the file cannot be read or its header fits no format.
 */
export async function openFeed(file: string): Promise<Feed> {
  const records = csvRecords(file);
  const first = await records.next().catch((error: unknown) => {
    throw feedError(file, error);
  });
  if (first.done) throw new FeedError(`${file} is empty`);
  const columns = first.value.record.map((name) => name.trim());
  const format = recognise(file, columns);
  const known = new Set([...format.required, ...format.optional]);
  return {
    format,
    ignored: columns.filter((name) => !known.has(name)),
    rows: readRows(file, format, columns, records),
  };
}

function csvRecords(file: string): AsyncIterator<CsvRecord> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  });
  const source = createReadStream(file);
  const failed = (error: Error | null | undefined) => {
    if (error) parser.destroy(error);
  };
  if (file.endsWith('.gz')) pipeline(source, createGunzip(), parser, failed);
  else pipeline(source, parser, failed);
  return parser[Symbol.asyncIterator]();
}

function recognise(file: string, columns: readonly string[]): FeedFormat {
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) throw new FeedError(`${file}: the column ${twice} is there twice`);
  const missing = (format: FeedFormat) => format.required.filter((name) => !columns.includes(name));
  const found = formats.find((format) => missing(format).length === 0);
  if (found) return found;
  throw new FeedError(
    `${file}: the header fits no known feed; columns missing: ${missing(shopFeed).join(', ')}`,
  );
}

async function* readRows(
  file: string,
  format: FeedFormat,
  columns: readonly string[],
  records: AsyncIterator<CsvRecord>,
): AsyncGenerator<ReadRow> {
  for (;;) {
    const next = await records.next().catch((error: unknown) => {
      throw feedError(file, error);
    });
    if (next.done) return;
    const { record, info } = next.value;
    yield rowOf(format, columns, record, info.lines);
  }
}

function rowOf(
  format: FeedFormat,
  columns: readonly string[],
  record: readonly string[],
  row: number,
): ReadRow {
  if (record.length !== columns.length) {
    const message = `has ${record.length} cells where the header has ${columns.length}`;
    return { row, faults: [{ row, column: '', message }] };
  }
  return format.read({
    row,
    cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
  });
}

function feedError(file: string, error: unknown): FeedError {
  if (error instanceof CsvError) return new FeedError(`${file}: ${error.message}`, { cause: error });
  return new FeedError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
}
