import { listMovements, type Movement } from '@eshop/contracts/api/warehouse';
import type { Finding } from '../../invariants/check.ts';
import { admin } from '../../lib/people.ts';
import type { MovementPromise, Promises } from './promises.ts';

/** The ledger of the products that the load moved, by the reason of each entry. */
async function entriesByReason(productIds: ReadonlySet<string>): Promise<Map<string, Movement[]>> {
  const { shop } = await admin();
  const found = new Map<string, Movement[]>();
  for (const productId of productIds) {
    let cursor: string | undefined;
    do {
      const page = await shop.call(listMovements, { query: { productId, limit: 100, cursor } });
      for (const entry of page.items) found.set(entry.reason, [...(found.get(entry.reason) ?? []), entry]);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
  return found;
}

function faultsOf({ said, id, movement }: MovementPromise, found: readonly Movement[]): string[] {
  if (found.length > 1) return [`is in the ledger ${found.length} times`];
  const [entry] = found;
  if (said === 'refused') return entry ? ['was refused and is in the ledger'] : [];
  if (!entry) return said === 'promised' ? ['was promised and is not in the ledger'] : [];
  const same = entry.quantity === movement.quantity && (id === undefined || entry.id === id);
  return same ? [] : [`is in the ledger as ${entry.quantity} units, id ${entry.id}`];
}

/** Every promised movement is in the ledger, once; a refused one is not. */
export async function checkMovements({ movements }: Promises): Promise<Finding> {
  const found = await entriesByReason(new Set(movements.map(({ movement }) => movement.productId)));
  const count = (said: string) => movements.filter((movement) => movement.said === said).length;
  return {
    compared: `${count('promised')} movements promised, ${count('refused')} refused`,
    breaches: movements.flatMap((promise) =>
      faultsOf(promise, found.get(promise.key) ?? []).map((detail) => ({
        subject: `${promise.movement.type} ${promise.key} of ${promise.movement.quantity} units`,
        detail,
      })),
    ),
  };
}
