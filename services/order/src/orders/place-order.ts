import { type Address, type Item, usd } from '@eshop/contracts';
import type { Order as OrderAnswer } from '@eshop/contracts/api/order';
import { problems } from '@eshop/contracts/problem';
import type { Caller } from '@eshop/kit/auth';
import { refusal } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import { keepQuote } from '../quotes/create-quote.ts';
import { priceItems } from '../quotes/price-items.ts';
import { type Pricing, quoteFingerprint } from '../quotes/quote.ts';
import type { Order, TimelineEntry } from './order.ts';
import { orderCreatedEvent, orderStatusEvent } from './order-events.ts';
import { presentOrder, viewOf } from './present-order.ts';

export type PlaceOrder = {
  readonly caller: Caller;
  /** Without items it is the caller's cart that is ordered and emptied. */
  readonly items?: readonly Item[] | undefined;
  readonly address: Address;
  /** The price that the customer was shown; without it the price of now counts. */
  readonly quoteId?: string | undefined;
};

/**
 * Stores a `PENDING` order at the server's prices. Its stock is held afterwards, when the order's own event comes back: an
 * order for more than there is becomes `REJECTED` then.
 * @throws 409 `CART_EMPTY`; `PRICE_CHANGED` with the quote of now; `PRODUCT_UNAVAILABLE`.
 */
export async function placeOrder(
  context: Context,
  request: PlaceOrder,
  remember: Remember<SqlExecutor>,
): Promise<OrderAnswer> {
  const { caller, address, quoteId } = request;
  const fromCart = request.items === undefined;
  const [items, email] = await Promise.all([
    request.items ?? cartItems(context, caller),
    context.profiles.emailOf(caller),
  ]);
  const { inStock, pricing } = await priceItems(context, items, address.zipCode);
  // What is short has no shipping cost to compare: such an order is taken and refused by its own event.
  if (quoteId && inStock) await holdToQuote(context, quoteId, items, address.zipCode, pricing);

  const answer = await context.transaction(async (tx) => {
    const now = context.now();
    const number = await tx.orders.nextNumber();
    const order = newOrder({ caller, email, address, pricing, number, now });
    const entry = firstEntry(order, caller);
    await tx.orders.insert(order, entry);
    await tx.outbox(orderCreatedEvent(order), orderStatusEvent(order, { reason: null }));
    if (fromCart) {
      await tx.tasks.add({
        orderId: order.id,
        kind: 'empty-cart',
        payload: { userId: caller.userId, items },
      });
    }
    const presented = presentOrder(order, [entry], viewOf(caller));
    await remember(tx.sql, { status: 201, body: presented });
    return presented;
  });
  if (fromCart) await emptyCartSoon(context, caller, answer.id, items);
  return answer;
}

async function cartItems(context: Context, caller: Caller): Promise<Item[]> {
  const items = await context.cart.itemsOf(caller.token);
  if (items.length === 0) throw refusal(problems.CART_EMPTY, 'There is nothing in the cart to order');
  return items;
}

/**
 * A quote holds when it is for the same items and zip code and its total is what it would be now, expired or not
 * (contract, section 3).
 */
async function holdToQuote(
  context: Context,
  quoteId: string,
  items: readonly Item[],
  zipCode: string,
  pricing: Pricing,
): Promise<void> {
  const kept = await context.quotes.find(quoteId);
  const same = kept?.fingerprint === quoteFingerprint(items, zipCode) && kept.total === pricing.total.amount;
  if (same) return;
  const quote = await keepQuote(context, pricing, items, zipCode);
  throw refusal(problems.PRICE_CHANGED, 'The price is not the quoted one: look at the new quote', {
    extra: { quote },
  });
}

type NewOrder = {
  caller: Caller;
  email: string;
  address: Address;
  pricing: Pricing;
  number: string;
  now: Date;
};

function newOrder({ caller, email, address, pricing, number, now }: NewOrder): Order {
  return {
    id: uuidv7(),
    number,
    userId: caller.userId,
    email,
    status: 'PENDING',
    lines: pricing.lines,
    address,
    shipments: pricing.shipments,
    subtotal: pricing.subtotal,
    shippingCost: pricing.shippingCost,
    total: usd(pricing.total.amount),
    payment: null,
    acceptingPaymentId: null,
    rejection: null,
    holdExpiresAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

const firstEntry = (order: Order, caller: Caller): TimelineEntry => ({
  version: 1,
  at: order.createdAt,
  status: 'PENDING',
  actor: 'customer',
  actorId: caller.userId,
  reason: null,
});

/**
 * Empties the cart before the answer, so that the customer's next look shows it empty. The task that was committed with the
 * order does the same should this call fail; the cart does it once per order.
 */
async function emptyCartSoon(
  context: Context,
  caller: Caller,
  orderId: string,
  items: readonly Item[],
): Promise<void> {
  try {
    await context.cart.takeOut(caller.userId, orderId, items);
  } catch (error) {
    context.logger.warn({ err: error, orderId }, 'the cart is emptied later');
  }
}
