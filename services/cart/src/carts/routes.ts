import * as endpoints from '@eshop/contracts/api/cart';
import { cartTokenHeader } from '@eshop/contracts/headers';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { ownerOf } from './cart-owner.ts';
import { checkOut, clearCart, readCart, removeItem, setItem } from './change-cart.ts';
import { putAsGuest } from './guest-cart.ts';

/** The caller's own cart, or the guest's that the token names. */
export const cartRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.getCart, ({ caller, req }) =>
      readCart(context, ownerOf(caller, req.headers[cartTokenHeader])),
    )
    .on(endpoints.setCartItem, ({ caller, req, params, body }) => {
      const owner = ownerOf(caller, req.headers[cartTokenHeader]);
      if (owner?.kind === 'user') return setItem(context, owner, params.productId, body);
      return putAsGuest(context, owner, params.productId, body);
    })
    .on(endpoints.removeCartItem, ({ caller, req, params }) => {
      const owner = ownerOf(caller, req.headers[cartTokenHeader]);
      return owner ? removeItem(context, owner, params.productId) : readCart(context, null);
    })
    .on(endpoints.clearCart, ({ caller, req }) => {
      const owner = ownerOf(caller, req.headers[cartTokenHeader]);
      return owner ? clearCart(context, owner) : readCart(context, null);
    })
    .on(endpoints.checkOutCart, ({ params, body }) => checkOut(context, params.userId, body));
