import 'server-only';
import { importText } from '@text/imports';
import { changesOf } from './compare-row.ts';
import type { RawRow, RowCheck } from './rows.ts';
import { type KnownRow, knownRows } from './shop-facts.ts';

/** What rows would do; nothing is written. @throws GatewayProblem, GatewayAway */
export async function checkRows(rows: readonly RawRow[], update: boolean): Promise<RowCheck[]> {
  return (await knownRows(rows)).map((known) => checkRow(known, update));
}

function checkRow(known: KnownRow, update: boolean): RowCheck {
  const { row } = known;
  if ('faults' in known) return { row, outcome: 'faulty', faults: known.faults };
  const { current, product } = known;
  if (!current) return { row, outcome: 'new' };
  if (current.archived)
    return { row, outcome: 'faulty', faults: [{ column: 'sku', message: importText.skuArchived }] };
  const changes = update ? changesOf(current, product) : [];
  return changes.length > 0 ? { row, outcome: 'change', changes } : { row, outcome: 'same' };
}
