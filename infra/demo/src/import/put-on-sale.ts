import { type CreateProduct, type Product, updateProduct } from '@eshop/contracts/api/product';
import { ensureProduct, readProduct } from '../api/catalogue.ts';
import type { ShopClient } from '../api/shop-client.ts';
import { ShopProblem } from '../api/shop-problem.ts';

/** What became of a row's product. */
export type Outcome = 'made' | 'found' | 'updated';

/** A fault that the shop found in a product. */
export type ProductFault = { readonly column: string; readonly message: string };

/**
 * Puts a product on sale, or finds it there by its SKU and, when asked to, changes what differs.
 * @returns what became of it, or what the shop found wrong with it
 * @throws ShopProblem when the shop refuses for a reason that is not this product's.
 */
export async function putOnSale(
  shop: ShopClient,
  product: CreateProduct & { sku: string },
  update: boolean,
): Promise<Outcome | readonly ProductFault[]> {
  try {
    const { id, made } = await ensureProduct(shop, product);
    if (made) return 'made';
    return update && (await changed(shop, id, product)) ? 'updated' : 'found';
  } catch (error) {
    const faults = error instanceof ShopProblem && error.status === 400 ? error.problem?.errors : undefined;
    if (!faults) throw error;
    return faults.map(({ path, message }) => ({ column: columnOf(path), message }));
  }
}

const columnOf = (path: string): string => {
  const parts = path.split('.');
  return (parts[0] === 'attributes' ? parts[1] : parts[0]) ?? '';
};

/** Sends the feed's values where they differ from the shop's; fields that the feed leaves empty stay. */
async function changed(shop: ShopClient, id: string, wanted: CreateProduct): Promise<boolean> {
  const current = await readProduct(shop, id);
  if (!differs(current, wanted)) return false;
  const { name, description, categoryId, price, weightKg, attributes } = wanted;
  const body = {
    name,
    description: description || current.description,
    categoryId,
    price,
    weightKg,
    attributes,
  };
  await shop.call(updateProduct, { params: { id }, body, ifMatch: `"${current.version}"` });
  return true;
}

function differs(current: Product, wanted: CreateProduct): boolean {
  const { name, description, categoryId, price, weightKg, attributes } = wanted;
  const now: Readonly<Record<string, unknown>> = current.attributes;
  return (
    current.name !== name ||
    (description !== '' && current.description !== description) ||
    current.categoryId !== categoryId ||
    current.price.amount !== price.amount ||
    current.weightKg !== weightKg ||
    Object.entries(attributes).some(([attribute, value]) => value !== undefined && now[attribute] !== value)
  );
}
