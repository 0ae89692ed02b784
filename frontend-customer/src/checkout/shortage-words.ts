import type { Cart } from '@eshop/contracts/api/cart';
import { checkoutRefusals } from '@text/checkout';

/** What of the cart can't be had, a line each. */
export const shortageWords = (cart: Cart | null): string[] =>
  (cart?.items ?? [])
    .filter(({ quantity, availableQuantity }) => quantity > availableQuantity)
    .map(({ name, availableQuantity }) =>
      availableQuantity === 0 ? checkoutRefusals.gone(name) : checkoutRefusals.short(name, availableQuantity),
    );
