import { importText } from '@text/imports';
import { requiredColumns } from './columns.ts';
import type { RawRow } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Rows of a list of products in JSON, as the shop's demo and its API write them: `price` with an amount in cents,
 * `attributes` in an object of their own; the flat form of a table is good too. @throws UnreadableFile
 */
export function rowsOfJson(text: string): { columns: readonly string[]; rows: readonly RawRow[] } {
  const read = parsed(text);
  const list: unknown = isObject(read) ? (read.products ?? read.items) : read;
  if (!Array.isArray(list)) throw new UnreadableFile(importText.noList);
  const rows = list.map((item: unknown, at) => ({ row: at + 1, cells: isObject(item) ? cellsOf(item) : {} }));
  const columns = new Set([...requiredColumns, ...rows.flatMap(({ cells }) => Object.keys(cells))]);
  return { columns: [...columns], rows };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(importText.brokenJson(error instanceof Error ? error.message : ''));
  }
}

function cellsOf({ attributes, price, ...rest }: Members): Record<string, string> {
  const amount = isObject(price) ? price.amount : price;
  const members = { ...rest, ...(isObject(attributes) ? attributes : {}), price: amount };
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === undefined || value === null
        ? []
        : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
    ),
  );
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
