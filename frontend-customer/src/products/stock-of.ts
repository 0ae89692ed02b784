import 'server-only';
import { getProduct } from '@eshop/contracts/api/product';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';

/**
 * How many there are of each vehicle, as its page says; those that are not sold have none, unknown ones are left out.
 * @throws GatewayProblem, GatewayAway
 */
export async function stockOf(ids: readonly string[]): Promise<Record<string, number>> {
  const known = await Promise.all(ids.map(async (id) => [id, await availableOf(id)] as const));
  return Object.fromEntries(known.filter((entry): entry is [string, number] => entry[1] !== null));
}

async function availableOf(id: string): Promise<number | null> {
  try {
    const { archived, availableQuantity } = await readCatalogue(getProduct, { params: { id } });
    return archived ? 0 : availableQuantity;
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return null;
    throw error;
  }
}
