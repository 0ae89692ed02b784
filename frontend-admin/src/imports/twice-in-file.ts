import { importText } from '@text/imports';
import type { RawRow, RowCheck } from './rows.ts';

/** Rows whose SKU an earlier row of the file has already, by row number. */
export function twiceInFile(rows: readonly RawRow[]): ReadonlyMap<number, RowCheck> {
  const first = new Map<string, number>();
  const twice = new Map<number, RowCheck>();
  for (const { row, cells } of rows) {
    const sku = cells.sku?.trim().toUpperCase() ?? '';
    const before = first.get(sku);
    if (sku === '') continue;
    if (before === undefined) first.set(sku, row);
    else {
      const faults = [{ column: 'sku', message: importText.skuTwice(before) }];
      twice.set(row, { row, outcome: 'faulty', faults });
    }
  }
  return twice;
}
