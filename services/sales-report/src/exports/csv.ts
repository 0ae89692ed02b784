import { stringify } from 'csv-stringify/sync';
import { type Cell, cellsOf, columns, type Names } from './export-columns.ts';
import type { Pages } from './export-store.ts';

/**
 * The lines as CSV (RFC 4180), a page at a time. Text that a spreadsheet would take for a formula gets an apostrophe in
 * front of it: names come from outside, and a formula can send the sheet's content away.
 */
export async function* csvOf(pages: Pages, categories: Names): AsyncGenerator<string> {
  yield written([columns.map(({ title }) => title)]);
  for await (const page of pages) {
    yield written(page.map((line) => cellsOf(line, categories).map(textOf)));
  }
}

const written = (rows: string[][]): string =>
  stringify(rows, { record_delimiter: 'windows', escape_formulas: true });

function textOf(cell: Cell): string {
  if (cell.kind === 'empty') return '';
  return cell.kind === 'time' ? cell.at.toISOString() : cell.text;
}
