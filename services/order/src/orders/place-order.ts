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

  const { answer, taskId } = await context.transaction(async (tx) => {
    const placed = newOrder({ caller, email, address, pricing, now: context.now() });
    const entry = firstEntry(placed, caller);
    const order = await tx.orders.insert(placed, entry);
    const answer = presentOrder(order, [entry], viewOf(caller));
    const [taskId] = await Promise.all([
      fromCart ? tx.tasks.add(emptyCart(caller, order.id, items), emptyCartAfterSeconds) : null,
      tx.outbox.append(orderCreatedEvent(order), orderStatusEvent(order, { reason: null })),
      remember(tx.sql, { status: 201, body: answer }),
    ]);
    return { answer, taskId };
  });
  if (taskId !== null) await emptyCartNow(context, { ...emptyCart(caller, answer.id, items), id: taskId });
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
  now: Date;
};

function newOrder({ caller, email, address, pricing, now }: NewOrder): Omit<Order, 'number'> {
  return {
    id: uuidv7(),
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

const firstEntry = (order: Pick<Order, 'createdAt'>, caller: Caller): TimelineEntry => ({
  version: 1,
  at: order.createdAt,
  status: 'PENDING',
  actor: 'customer',
  actorId: caller.userId,
  reason: null,
});

const emptyCart = (caller: Caller, orderId: string, items: readonly Item[]) => ({
  orderId,
  kind: 'empty-cart' as const,
  payload: { userId: caller.userId, items },
});

/** The task that was committed with the order waits for the call below, which makes it needless nearly always. */
const emptyCartAfterSeconds = 2;

/**
 * Empties the cart before the answer, so that the customer's next look shows it empty. Should the call fail or the process
 * die, the task does it soon; the cart does it once per order.
 */
async function emptyCartNow(
  context: Context,
  task: ReturnType<typeof emptyCart> & { readonly id: bigint },
): Promise<void> {
  const { orderId, payload } = task;
  try {
    await context.cart.takeOut(payload.userId, orderId, payload.items);
    await context.tasks.done(task);
  } catch (error) {
    context.logger.warn({ err: error, orderId }, 'the cart is emptied later');
  }
}
