import { getOrder } from '@eshop/contracts/api/order';
import type { Caller } from '@eshop/kit/auth';
import { notFound, unauthenticated } from '@eshop/kit/errors';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';
import type { KnownOrder } from './known-order.ts';

export type OrderClient = {
  /**
   * The order as the order service shows it to the caller.
   * @throws 404 when the caller may not see it; 401; 503 when the order service does not answer.
   */
  find(orderId: string, caller: Caller): Promise<KnownOrder>;
};

const timeoutMilliseconds = 2_000;

/** The order service, asked with the caller's own token. */
export const createOrderClient = (baseUrl: string): OrderClient => ({
  async find(orderId, caller) {
    const { id, userId, number, status, version } = await callEndpoint(getOrder, {
      service: 'order',
      baseUrl,
      token: caller.token,
      params: { id: orderId },
      timeoutMs: timeoutMilliseconds,
    }).catch(asRefusal);
    return { id, userId, number, status, version };
  },
});

function asRefusal(error: unknown): never {
  if (!(error instanceof UpstreamProblem)) throw error;
  if (error.status === 404) throw notFound('order');
  // The token was good a moment ago and is not any more: the caller has signed out or was disabled.
  if (error.status === 401 || error.status === 403) throw unauthenticated();
  throw error;
}
