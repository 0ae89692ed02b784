import 'server-only';
import { forPeople } from '@eshop/site/forms/form-state.ts';
import { GatewayProblem, isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { importText } from '@text/imports';
import { columnOf } from './read-row.ts';
import type { ImportAnswer, RawRow, RowFault, RowResult } from './rows.ts';
import { type KnownRow, knownRows } from './shop-facts.ts';
import { createShopWriter, type ShopWriter } from './shop-writer.ts';

const atOnce = 4;
/** The category tree and the products by SKU. */
const callsToKnow = 2;

/**
 * Puts rows on sale, or changes the products that are there. Doing it again does nothing twice: each row is found by
 * its SKU. When the shop has too much to do, what is through is told and the rest is for later.
 */
export async function importRows(rows: readonly RawRow[], update: boolean): Promise<ImportAnswer> {
  const writer = createShopWriter();
  const results: RowResult[] = [];
  try {
    const known = await knownRows(rows);
    for (let at = 0; at < known.length; at += atOnce) {
      const group = known.slice(at, at + atOnce);
      results.push(...(await Promise.all(group.map((one) => importRow(one, update, writer)))));
    }
  } catch (error) {
    if (!isPassing(error)) throw error;
    const seconds = error instanceof GatewayProblem ? error.retryAfterSeconds : null;
    return { results, retryAfterSeconds: seconds ?? 2, calls: writer.calls() + callsToKnow };
  }
  return { results, calls: writer.calls() + callsToKnow };
}

async function importRow(known: KnownRow, update: boolean, writer: ShopWriter): Promise<RowResult> {
  const { row } = known;
  const faulty = (...faults: RowFault[]): RowResult => ({ row, outcome: 'faulty', faults });
  if ('faults' in known) return faulty(...known.faults);
  try {
    const outcome = await writer.write(known.product, known.current, update);
    return outcome === 'archived'
      ? faulty({ column: 'sku', message: importText.skuArchived })
      : { row, outcome };
  } catch (error) {
    if (isPassing(error) || !(error instanceof GatewayProblem)) throw error;
    const { errors, detail, title } = error.problem;
    const faults = errors?.map(({ path, message }) => ({
      column: columnOf(path.split('.')),
      message: forPeople(message),
    }));
    return faulty(...(faults ?? [{ column: '', message: detail ?? title }]));
  }
}
