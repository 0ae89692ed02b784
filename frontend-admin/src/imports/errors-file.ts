import { importText } from '@text/imports';
import type { StatedRow } from './progress.ts';
import type { ReadFile } from './read-file.ts';

/** A table of the faulty rows as they stood in the file, with what is wrong behind each: to be mended and imported. */
export function errorsTable({ rows, columns }: ReadFile, stated: readonly StatedRow[]): string {
  const faulty = new Map(
    stated.flatMap(({ row, state, faults = [] }) => (state === 'faulty' ? [[row, faults]] : [])),
  );
  const lines = rows
    .filter(({ row }) => faulty.has(row))
    .map(({ row, cells }) => {
      const said = faulty
        .get(row)
        ?.map(({ column, message }) => (column ? `${column}: ${message}` : message));
      return [...columns.map((column) => cells[column] ?? ''), said?.join('; ') ?? ''];
    });
  return [[...columns, importText.errorsColumn], ...lines]
    .map((line) => line.map(quoted).join(','))
    .join('\r\n');
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
