import 'server-only';
import { outOfStockProblemSchema } from '@eshop/contracts/problem';
import { GatewayProblem, isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { cartRefusals } from '@text/cart';

/**
 * Why the cart did not take something, for people.
 * @param inCart how many of it the cart holds already
 * @throws the error itself when it is none of the shop's answers
 */
export function cartRefusal(error: unknown, inCart = 0): string {
  if (isPassing(error)) return formText.away;
  if (!(error instanceof GatewayProblem)) throw error;
  switch (error.code) {
    case 'OUT_OF_STOCK': {
      const left = outOfStockProblemSchema.safeParse(error.problem).data?.availableQuantity ?? 0;
      if (left === 0) return cartRefusals.soldOut;
      return inCart >= left ? cartRefusals.allInCart(left) : cartRefusals.onlyLeft(left);
    }
    case 'PRODUCT_UNAVAILABLE':
    case 'NOT_FOUND':
      return cartRefusals.unavailable;
    case 'CART_FULL':
      return cartRefusals.full;
    default:
      return cartRefusals.invalid;
  }
}
