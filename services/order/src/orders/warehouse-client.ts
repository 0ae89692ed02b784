import type { Item } from '@eshop/contracts';
import {
  type AllocatedShipment,
  allocate,
  commitReservation,
  releaseReservation,
  reserve,
} from '@eshop/contracts/api/warehouse';
import { problems } from '@eshop/contracts/problem';
import type { ServiceToken } from '@eshop/kit/auth';
import { invalidState, refusal } from '@eshop/kit/errors';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';
import type { Order } from './order.ts';

/** Either what the warehouses send (or hold, or sent), or why they can't. */
export type StockAnswer =
  | { readonly inStock: true; readonly shipments: readonly AllocatedShipment[] }
  | { readonly inStock: false; readonly refusal: Error };

export type WarehouseClient = ReturnType<typeof createWarehouseClient>;

/** The warehouse service, called with the order service's own token. Every call is safe to repeat. */
export function createWarehouseClient(baseUrl: string, token: ServiceToken) {
  const to = { service: 'warehouse', baseUrl, token };
  return {
    /** Which warehouses would send what; changes nothing. */
    allocate: (items: readonly Item[], zipCode: string): Promise<StockAnswer> =>
      answerOf(callEndpoint(allocate, { ...to, body: { items: [...items], zipCode } })),

    /** Holds the order's stock, or moves the time until which it is held; null holds it until it is decided on. */
    reserve: (
      order: Pick<Order, 'id' | 'lines' | 'address'>,
      expiresAt: string | null,
    ): Promise<StockAnswer> =>
      answerOf(
        callEndpoint(reserve, {
          ...to,
          params: { orderId: order.id },
          body: { items: itemsOf(order), zipCode: order.address.zipCode, expiresAt },
        }),
      ),

    /** Takes the order's stock out for good; stock that was let go is taken anew if it is there. */
    commit: (orderId: string): Promise<StockAnswer> =>
      answerOf(callEndpoint(commitReservation, { ...to, params: { orderId } })),

    /** Lets the order's stock go. */
    async release(orderId: string): Promise<void> {
      await callEndpoint(releaseReservation, { ...to, params: { orderId } });
    },
  };
}

export const itemsOf = ({ lines }: Pick<Order, 'lines'>): Item[] =>
  lines.map(({ productId, quantity }) => ({ productId, quantity }));

/** A refusal for business reasons is an answer; anything else is thrown on. */
async function answerOf(
  call: Promise<{ readonly shipments: readonly AllocatedShipment[] }>,
): Promise<StockAnswer> {
  try {
    const { shipments } = await call;
    return { inStock: true, shipments };
  } catch (error) {
    if (!(error instanceof UpstreamProblem) || error.status !== 409) throw error;
    return { inStock: false, refusal: asRefusal(error) };
  }
}

function asRefusal(error: UpstreamProblem): Error {
  if (error.code !== 'OUT_OF_STOCK') return invalidState(error.message);
  const { availableQuantity, shortages } = (error.problem ?? {}) as Record<string, unknown>;
  return refusal(problems.OUT_OF_STOCK, error.message, {
    extra: {
      ...(availableQuantity === undefined ? {} : { availableQuantity }),
      ...(shortages === undefined ? {} : { shortages }),
    },
  });
}
