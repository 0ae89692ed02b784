import 'server-only';
import { type LedgerEntry, listMovements, movementTypes } from '@eshop/contracts/api/warehouse';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { readLevels } from '../read-levels.ts';
import { balancesAfter } from './balances.ts';

type Query = Readonly<Record<string, string | undefined>>;

const pageSize = 50;
const dayMilliseconds = 86_400_000;

/** A page of the ledger as its address asks for it. @throws GatewayAway, GatewayProblem */
export const readLedger = ({ productId, warehouseId, orderId, type, from, to, cursor }: Query) =>
  callAsVisitor(listMovements, {
    query: {
      productId,
      warehouseId,
      orderId,
      type: movementTypes.find((known) => known === type),
      from: dayStart(from),
      to: dayStart(to, 1),
      cursor,
      limit: pageSize,
    },
  });

/** The start of a day typed, or of the one behind it; what is no day is left out. */
function dayStart(text: string | undefined, daysLater = 0): string | undefined {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const at = Date.parse(text) + daysLater * dayMilliseconds;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/**
 * What lay there after each movement: known for one product in one warehouse, from the newest movement back without
 * a gap. Null otherwise.
 */
export async function readBalances(query: Query, entries: readonly LedgerEntry[]) {
  const { productId, warehouseId, orderId, type, from, to, cursor } = query;
  if (!productId || !warehouseId || orderId || type || from || to || cursor) return null;
  const levels = await readLevels(productId).catch(() => []);
  const level = levels.find((each) => each.warehouseId === warehouseId);
  return level ? balancesAfter(entries, warehouseId, level.onHand) : null;
}
