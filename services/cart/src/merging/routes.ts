import * as endpoints from '@eshop/contracts/api/cart';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { mergeCart } from './merge-cart.ts';

/** A guest who signs in keeps the cart. */
export const mergeRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(endpoints.mergeCart, ({ caller, body }) =>
    mergeCart(context, caller.userId, body.cartToken),
  );
