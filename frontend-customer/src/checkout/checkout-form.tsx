'use client';

import { refusedBecause } from '@eshop/site/forms/form-state.ts';
import { useGuardedAction } from '@eshop/site/forms/use-guarded-action.ts';
import { Message } from '@eshop/ui/message';
import { checkoutRefusals } from '@text/checkout';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { AddressChoice, type AddressOption } from './address-choice.tsx';
import { checkOut } from './check-out.ts';
import { type CheckoutState, checkoutStart } from './checkout-state.ts';
import { DeliverySection } from './delivery-section.tsx';
import { type OrderedLine, OrderSummary } from './order-summary.tsx';
import type { QuoteView } from './quote-view.ts';
import { useLiveQuote } from './use-live-quote.ts';

/**
 * The whole checkout in one form: where to, what delivery costs, and the order. Its two buttons work without scripts;
 * with them delivery is worked out while the zip code is typed.
 */
export function CheckoutForm({
  addresses,
  name,
  lines,
  subtotal,
  cartMark,
  firstQuote,
  firstKey,
}: {
  addresses: readonly AddressOption[];
  /** The customer's own, as the receiver at first. */
  name: string;
  lines: readonly OrderedLine[];
  subtotal: string;
  /** Is another one when the cart has changed. */
  cartMark: string;
  firstQuote: QuoteView | null;
  /** Makes all sendings of this page one order. */
  firstKey: string;
}) {
  const [start] = useState(() => checkoutStart(firstQuote));
  const [key] = useState(firstKey);
  const [state, action] = useGuardedAction<CheckoutState>(checkOut, start, lost);
  const form = useRef<HTMLFormElement>(null);
  const live = useLiveQuote({ form, state, cartMark });
  useEffect(() => {
    if (state.status !== 'refused') return;
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (faulty ?? document.getElementById('checkout-message'))?.focus();
  }, [state]);
  const { quote } = live;
  return (
    <form
      ref={form}
      action={action}
      noValidate
      onInput={live.listen}
      onChange={live.listen}
      className="grid items-start gap-6 lg:grid-cols-[1fr_24rem] lg:gap-10"
    >
      <input type="hidden" name="orderKey" value={state.orderKey ?? state.values.orderKey ?? key} />
      <input type="hidden" name="quoteId" value={quote?.quoteId ?? ''} />
      <input type="hidden" name="seen" value={quote?.seen ?? ''} />
      <div className="grid gap-6">
        <Refusal state={state} />
        <AddressChoice addresses={addresses} name={name} state={state} />
        <DeliverySection quote={quote} refused={live.refused} pending={live.pending} />
      </div>
      <OrderSummary
        lines={quote?.lines ?? lines}
        subtotal={quote?.subtotal ?? subtotal}
        quote={quote}
        confirm={state.confirm === true && quote?.quoteId === state.quote?.quoteId}
      />
    </form>
  );
}

/** The order may have been placed: a repeat has the same key, so it stays one. */
const lost = (before: CheckoutState, form: FormData): CheckoutState => ({
  ...refusedBecause(form, {}, checkoutRefusals.lost),
  quote: before.quote,
  details: [],
});

/** Why nothing was ordered, and what to do. */
function Refusal({ state }: { state: CheckoutState }) {
  const { status, message, details, way, confirm } = state;
  if (status !== 'refused' || !message) return null;
  return (
    <div id="checkout-message" tabIndex={-1} className="rounded-md">
      <Message tone={confirm ? 'warn' : 'bad'} title={message} live>
        {details.length > 0 && (
          <ul className="list-disc pl-5">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {way && (
          <p className="mt-1">
            <Link href={way === 'cart' ? '/cart' : '/orders'} className="inline-flex min-h-9 items-center">
              {way === 'cart' ? checkoutRefusals.toCart : checkoutRefusals.toOrders}
            </Link>
          </p>
        )}
      </Message>
    </div>
  );
}
