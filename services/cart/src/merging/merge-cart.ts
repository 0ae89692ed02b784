import type { MergedCart } from '@eshop/contracts/api/cart';
import { emptyContents } from '../carts/cart.ts';
import { guestOwner, userOwner } from '../carts/cart-owner.ts';
import { present } from '../carts/change-cart.ts';
import type { Context } from '../context.ts';
import { findProducts } from '../products/find-products.ts';
import { deadlineIn } from '../redis/deadline.ts';
import { merge } from './merge.ts';

/** Moves a guest's cart into the user's. An unknown or merged one changes nothing. */
export async function mergeCart(context: Context, userId: string, cartToken: string): Promise<MergedCart> {
  const deadline = deadlineIn();
  const owners = [userOwner(userId), guestOwner(cartToken)] as const;
  const guest = await context.carts.read(owners[1], deadline);
  const products = await findProducts(context, guest?.lines ?? [], deadline);
  const { carts, result } = await context.carts.change(
    owners,
    ([mine = emptyContents, theirs = emptyContents]) => {
      const merged = merge({ user: mine, guest: theirs, userId, guestKey: owners[1].key, products });
      return { contents: [merged.user, merged.guest], result: merged.changes };
    },
    deadline,
  );
  context.onWrite();
  return { ...(await present(context, carts[0] ?? null, deadline)), changes: [...result] };
}
