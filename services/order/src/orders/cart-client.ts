import type { Item } from '@eshop/contracts';
import { checkOutCart, getCart } from '@eshop/contracts/api/cart';
import type { ServiceToken } from '@eshop/kit/auth';
import { callEndpoint } from '@eshop/kit/http';

export type CartClient = ReturnType<typeof createCartClient>;

/** The cart service. */
export const createCartClient = (baseUrl: string, token: ServiceToken) => ({
  /** What lies in the caller's cart; asked with the caller's own token. */
  async itemsOf(callerToken: string): Promise<Item[]> {
    const { items } = await callEndpoint(getCart, { service: 'cart', baseUrl, token: callerToken });
    return items.map(({ productId, quantity }) => ({ productId, quantity }));
  },

  /** Takes what was ordered out of the user's cart, once per order. */
  async takeOut(userId: string, orderId: string, items: readonly Item[]): Promise<void> {
    await callEndpoint(checkOutCart, {
      service: 'cart',
      baseUrl,
      token,
      params: { userId },
      body: { orderId, items: [...items] },
    });
  },
});
