import { Readable } from 'node:stream';
import { configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { cellsOf, columns, type Names } from './export-columns.ts';
import type { ExportLine, Pages } from './export-store.ts';
import { rowOf } from './workbook-cells.ts';
import {
  contentTypes,
  relationships,
  sheetEnd,
  sheetStart,
  styles,
  workbook,
  workbookRelationships,
} from './workbook-parts.ts';

type Sheets = {
  /** The XML of the next sheet. */
  next(): AsyncGenerator<string>;
  /** Whether lines are left for another one. */
  more(): boolean;
  close(): Promise<unknown>;
};

/** Most rows of a sheet, its header included; what goes beyond gets a sheet of its own. */
export const maxSheetRows = 1_048_576;

configure({ useWebWorkers: false });

/** Sizes are not known beforehand; entries stay far below 4 GB, and some readers know no zip64. */
const entryOptions = { zip64: false, level: 1, extendedTimestamp: false };

/**
 * Writes the lines as an Excel workbook (ECMA-376) into a zip as they come: neither the sheet nor the zip is ever held whole.
 * The parts that list the sheets come last, when their number is known.
 */
export async function writeWorkbook(
  pages: Pages,
  categories: Names,
  output: WritableStream<Uint8Array>,
  rowsPerSheet = maxSheetRows,
): Promise<void> {
  const zip = new ZipWriter(output, { ...entryOptions, bufferedWrite: false });
  const sheets = sheetsOf(pages, categories, rowsPerSheet);
  let written = 0;
  try {
    do {
      written += 1;
      const content = Readable.from(sheets.next()).map((text: string) => Buffer.from(text, 'utf8'));
      // The types of Node and of the DOM differ in name alone.
      const stream = Readable.toWeb(content) as ReadableStream<Uint8Array>;
      await zip.add(`xl/worksheets/sheet${written}.xml`, stream);
    } while (sheets.more());
  } finally {
    await sheets.close();
  }
  await zip.add('xl/styles.xml', new TextReader(styles));
  await zip.add('xl/workbook.xml', new TextReader(workbook(written)));
  await zip.add('xl/_rels/workbook.xml.rels', new TextReader(workbookRelationships(written)));
  await zip.add('_rels/.rels', new TextReader(relationships));
  await zip.add('[Content_Types].xml', new TextReader(contentTypes(written)));
  await zip.close();
}

/** Deals the lines out to sheets: a sheet that is full leaves the rest of its page to the next one. */
function sheetsOf(pages: Pages, categories: Names, rowsPerSheet: number): Sheets {
  const source = pages[Symbol.asyncIterator]();
  let rest: readonly ExportLine[] = [];
  let ended = false;
  return {
    async *next() {
      yield sheetStart + rowOf(columns.map(({ title }) => ({ kind: 'text', text: title })));
      for (let room = rowsPerSheet - 1; ; ) {
        if (rest.length === 0) {
          const next = await source.next();
          ended = next.done === true;
          rest = next.done ? [] : next.value;
        }
        if (ended || room === 0) break;
        const lines = rest.slice(0, room);
        rest = rest.slice(room);
        room -= lines.length;
        yield lines.map((line) => rowOf(cellsOf(line, categories))).join('');
      }
      yield sheetEnd;
    },
    more: () => !ended,
    close: async () => source.return?.(),
  };
}
