import {
  type CreateMovement,
  createMovement,
  createWarehouse,
  listMovements,
  listWarehouses,
} from '@eshop/contracts/api/warehouse';
import { contentKey } from './keys.ts';
import { withRetries } from './retry.ts';
import type { ShopClient } from './shop-client.ts';
import { ShopProblem } from './shop-problem.ts';

/** A warehouse to be there: found by its zip code and name, else opened. */
export type WantedWarehouse = { readonly name: string; readonly zipCode: string; readonly isMain: boolean };

/** Opens the warehouses that are missing; answers their ids by zip code. */
export async function ensureWarehouses(
  shop: ShopClient,
  wanted: readonly WantedWarehouse[],
): Promise<Map<string, string>> {
  const known = await shop.call(listWarehouses, { query: { limit: 100 } });
  const ids = new Map(known.items.map(({ zipCode, id }) => [zipCode, id]));
  const hasMain = known.items.some(({ isMain }) => isMain);
  for (const { name, zipCode, isMain } of wanted) {
    if (ids.has(zipCode)) continue;
    const body = { name, zipCode, isMain: isMain && !hasMain };
    const opened = await shop.call(createWarehouse, { body, idempotencyKey: contentKey('warehouse', body) });
    ids.set(zipCode, opened.id);
  }
  return ids;
}

/** The warehouse hears of a product, and of its first stock, a moment after the product is made. */
const notYetKnown = (error: unknown): boolean =>
  error instanceof ShopProblem &&
  (error.status === 404 || error.status === 400 || error.code === 'OUT_OF_STOCK');

/** Writes the movements whose reason is not in the product's ledger yet, in order. */
export async function ensureMovements(shop: ShopClient, movements: readonly CreateMovement[]): Promise<void> {
  const [first] = movements;
  if (!first) return;
  const { productId } = first;
  const written = await shop.call(listMovements, { query: { productId, limit: 100 } });
  const reasons = new Set(written.items.map(({ reason }) => reason));
  for (const movement of movements) {
    if (reasons.has(movement.reason)) continue;
    let attempt = 0;
    await withRetries({ attempts: 9, again: notYetKnown }, () => {
      // A refusal is remembered under its key, so a new try after one needs a new key.
      attempt += 1;
      return shop.call(createMovement, {
        body: movement,
        idempotencyKey: contentKey(`movement-${attempt}`, movement),
      });
    });
  }
}
