import { problems } from '@eshop/contracts/problem';
import { notFound, refusal, unavailable } from '@eshop/kit/errors';
import type { Cart } from '../carts/cart.ts';
import type { Context } from '../context.ts';
import { type Deadline, untilDeadline } from '../redis/deadline.ts';
import { isRedisAway } from '../redis/sentinel-client.ts';
import { newestCopy, type ProductCopy } from './product-copy.ts';

/**
 * What is known now of the products in a cart: the newest of what the product service says, what the events told and what
 * the cart itself remembers. Never fails for the product service: while it is away the last that is known counts. `asked`
 * is the answer to the second, where it is on its way already.
 */
export async function findProducts(
  context: Context,
  lines: Cart['lines'],
  deadline: Deadline,
  asked?: Promise<ReadonlyMap<string, ProductCopy>>,
): Promise<ReadonlyMap<string, ProductCopy>> {
  const ids = lines.map(({ productId }) => productId);
  const [shelf, copies] = await Promise.all([
    context.shelf.find(ids),
    asked?.catch(() => null).then((copies) => copies ?? told(context, ids, deadline)) ??
      told(context, ids, deadline),
  ]);
  for (const copy of copies.values()) context.shelf.learn(copy);
  return new Map(
    lines.map(({ productId, product }) => {
      const current = shelf.products.get(productId);
      const others = [copies.get(productId), current ? product : undefined];
      return [productId, newestCopy(current ?? product, ...others)];
    }),
  );
}

/**
 * A product that is to be put into a cart. `remembered` tells what the cart itself knows of it; it counts while the product
 * service is away.
 * @throws 404 when there is none, 409 `PRODUCT_UNAVAILABLE` when it is no longer sold, 503 when nothing is known of it
 * because the product service is away.
 */
export async function findProduct(
  context: Context,
  productId: string,
  remembered: () => Promise<ProductCopy | undefined>,
  deadline: Deadline,
): Promise<ProductCopy> {
  const { products, complete } = await context.shelf.find([productId]);
  const current = products.get(productId);
  const product = current && complete ? current : await lastKnown();
  if (product.archived) throw refusal(problems.PRODUCT_UNAVAILABLE, `${product.name} is no longer sold`);
  return product;

  async function lastKnown(): Promise<ProductCopy> {
    const known = current ?? (complete ? undefined : await remembered());
    if (!known) throw complete ? notFound('product') : unavailable('product', 2);
    return newestCopy(known, (await told(context, [productId], deadline)).get(productId));
  }
}

/** What the events told. */
const told = (context: Context, ids: readonly string[], deadline: Deadline) =>
  untilDeadline(deadline, () => context.productCopies.find(ids), isRedisAway);
