import { problems } from '@eshop/contracts/problem';
import { notFound, refusal, unavailable } from '@eshop/kit/errors';
import type { Cart } from '../carts/cart.ts';
import type { Context } from '../context.ts';
import { type Deadline, untilDeadline } from '../redis/deadline.ts';
import { isRedisAway } from '../redis/sentinel-client.ts';
import { newestCopy, type ProductCopy } from './product-copy.ts';

/**
 * What is known now of the products in a cart: the newest of what the product service says, what the events told and what
 * the cart itself remembers. Never fails for the product service: while it is away the last that is known counts.
 */
export async function findProducts(
  context: Context,
  lines: Cart['lines'],
  deadline: Deadline,
): Promise<ReadonlyMap<string, ProductCopy>> {
  const ids = lines.map(({ productId }) => productId);
  const [shelf, told] = await Promise.all([
    context.shelf.find(ids),
    untilDeadline(deadline, () => context.productCopies.find(ids), isRedisAway),
  ]);
  return new Map(
    lines.map(({ productId, product }) => {
      const current = shelf.products.get(productId);
      const others = [told.get(productId), current ? product : undefined];
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
  const [{ products, complete }, told] = await Promise.all([
    context.shelf.find([productId]),
    untilDeadline(deadline, () => context.productCopies.find([productId]), isRedisAway),
  ]);
  const current = products.get(productId) ?? (complete ? undefined : await remembered());
  if (!current) throw complete ? notFound('product') : unavailable('product', 2);
  const product = newestCopy(current, told.get(productId));
  if (product.archived) throw refusal(problems.PRODUCT_UNAVAILABLE, `${product.name} is no longer sold`);
  return product;
}
