import type { Endpoint } from '@eshop/contracts/endpoint';
import { type Answer, newAnswer } from './answer-cache.ts';
import type { ProductView } from './product-views.ts';

/** A page of products, ready to be sent. */
export function pageAnswer(
  { path }: Endpoint,
  views: readonly ProductView[],
  nextCursor: string | null,
): Answer {
  const items = views.map(({ json }) => json).join(',');
  const body = Buffer.from(`{"items":[${items}],"nextCursor":${JSON.stringify(nextCursor)}}`);
  return newAnswer(body, { route: path, shows: views.map(({ id }) => id), isList: true });
}
