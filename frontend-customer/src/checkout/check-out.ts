'use server';

import { setTimeout as wait } from 'node:timers/promises';
import type { Address } from '@eshop/contracts/address';
import { createOrder, type Order, priceChangedProblemSchema } from '@eshop/contracts/api/order';
import { idSchema } from '@eshop/contracts/ids';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { refusedBecause, refusedBy, typedIn } from '@eshop/site/forms/form-state.ts';
import { GatewayProblem, isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { checkoutRefusals, checkoutText } from '@text/checkout';
import { redirect } from 'next/navigation';
import { currentCart } from '@/cart/current-cart.ts';
import { addressChosen } from './address-chosen.ts';
import type { CheckoutState } from './checkout-state.ts';
import { keepAddress } from './keep-address.ts';
import { quoteCart, shortOf } from './quote-cart.ts';
import { quoteChanges, readSeen } from './quote-changes.ts';
import { viewQuote } from './quote-view.ts';
import { shortageWords } from './shortage-words.ts';

/** Works out delivery, or places the order: whichever button of the checkout was pressed. */
export async function checkOut(before: CheckoutState, form: FormData): Promise<CheckoutState> {
  return form.get('intent') === 'order' ? placeOrder(before, form) : workOut(before, form);
}

async function workOut(before: CheckoutState, form: FormData): Promise<CheckoutState> {
  const chosen = await addressChosen(form);
  const zip = 'address' in chosen ? chosen.address.zipCode : String(form.get('zipCode') ?? '');
  const answer = await quoteCart(zip);
  if ('quote' in answer) {
    return { status: 'done', errors: {}, values: typedIn(form), quote: answer.quote, details: [] };
  }
  const errors = answer.zipCode ? { zipCode: answer.refused } : {};
  return {
    ...refusedBecause(form, errors, answer.refused),
    quote: before.quote,
    details: answer.details,
    ...(answer.way ? { way: answer.way } : {}),
  };
}

async function placeOrder(before: CheckoutState, form: FormData): Promise<CheckoutState> {
  const chosen = await addressChosen(form);
  if ('errors' in chosen) {
    return { ...refusedBecause(form, { ...chosen.errors }), quote: before.quote, details: [] };
  }
  const { address, typed } = chosen;
  const quoteId = idSchema.safeParse(form.get('quoteId')).data;
  if (!quoteId) return lookFirst(before, form, address);
  const cart = await currentCart().catch(whilePassing);
  const short = shortageWords(cart);
  if (short.length > 0) {
    return refused(before, form, checkoutRefusals.outOfStock, { details: short, way: 'cart' });
  }
  const key = idSchema.safeParse(form.get('orderKey')).data ?? crypto.randomUUID();
  let order: Order;
  try {
    order = await orderOnce(address, quoteId, key);
  } catch (error) {
    return refusal(error, before, form, address);
  }
  const kept = typed && form.has('save') ? await keepAddress(address, key) : null;
  await leaveNotice({
    tone: 'good',
    text: checkoutText.ordered(order.number),
    details: kept === null ? [] : [kept],
  });
  redirect(`/orders/${order.id}`);
}

/** Nobody orders at a price that was not shown. */
async function lookFirst(
  before: CheckoutState,
  form: FormData,
  { zipCode }: Address,
): Promise<CheckoutState> {
  const answer = await quoteCart(zipCode);
  return 'quote' in answer
    ? { ...refused(before, form, checkoutRefusals.lookFirst), quote: answer.quote }
    : refused(before, form, answer.refused, answer);
}

const triesWhileRunning = 10;

/** Places the order; while the same order is on its way already, waits for that one's answer. */
async function orderOnce(address: Address, quoteId: string, key: string): Promise<Order> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await callAsVisitor(createOrder, { body: { address, quoteId }, idempotencyKey: key });
    } catch (error) {
      if (!isProblem(error, 'REQUEST_IN_PROGRESS') || tries === triesWhileRunning) throw error;
      await wait(500);
    }
  }
}

/** What to show when the shop took no order. The shop keeps its refusals by the key: the next try needs a new one. */
async function refusal(
  error: unknown,
  before: CheckoutState,
  form: FormData,
  { zipCode }: Address,
): Promise<CheckoutState> {
  if (isPassing(error)) return refused(before, form, checkoutRefusals.away);
  if (!(error instanceof GatewayProblem)) throw error;
  const orderKey = crypto.randomUUID();
  switch (error.code) {
    case 'REQUEST_IN_PROGRESS':
      return refused(before, form, checkoutRefusals.inProgress);
    case 'PRICE_CHANGED': {
      const { quote } = priceChangedProblemSchema.parse(error.problem);
      const [format, seen] = [await currentFormat(), readSeen(form.get('seen'))];
      const details = seen ? quoteChanges(seen, quote, format) : [];
      const message = details.length > 0 ? checkoutRefusals.priceChanged : checkoutRefusals.quoteAgain;
      return {
        ...refused(before, form, message, { details, orderKey }),
        quote: viewQuote(quote, zipCode, format),
        confirm: true,
      };
    }
    case 'OUT_OF_STOCK':
    case 'PRODUCT_UNAVAILABLE': {
      const short = shortOf(error, await currentCart().catch(whilePassing));
      return refused(before, form, short.refused, { ...short, orderKey });
    }
    case 'CART_EMPTY':
      return refused(before, form, checkoutRefusals.cartEmpty, { way: 'orders', orderKey });
    case 'IDEMPOTENCY_KEY_REUSED':
      return refused(before, form, checkoutRefusals.triedBefore, { way: 'orders', orderKey });
    default:
      return { ...refusedBy(error, form), quote: before.quote, details: [], orderKey };
  }
}

const refused = (
  before: CheckoutState,
  form: FormData,
  message: string,
  more: Partial<Pick<CheckoutState, 'details' | 'way' | 'orderKey'>> = {},
): CheckoutState => {
  const { details = [], way, orderKey } = more;
  return {
    ...refusedBecause(form, {}, message),
    quote: before.quote,
    details,
    ...(way ? { way } : {}),
    ...(orderKey ? { orderKey } : {}),
  };
};

/** A cart that can't be read stands in nobody's way: the shop decides. */
const whilePassing = (error: unknown): null => {
  if (isPassing(error)) return null;
  throw error;
};
