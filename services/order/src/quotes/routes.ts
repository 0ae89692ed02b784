import { createQuote as createQuoteEndpoint } from '@eshop/contracts/api/order';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { createQuote } from './create-quote.ts';

/** Quotes: open to guests. */
export const quoteRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(createQuoteEndpoint, ({ body }) =>
    createQuote(context, body.items, body.address.zipCode),
  );
