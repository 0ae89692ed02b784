import { type RefObject, useCallback, useEffect, useRef, useState, useTransition } from 'react';
import type { CheckoutState } from './checkout-state.ts';
import type { QuoteAnswer } from './quote-cart.ts';
import type { QuoteView } from './quote-view.ts';
import { workOutDelivery } from './work-out-delivery.ts';

const settledMilliseconds = 350;

type Live = {
  readonly answer: QuoteAnswer;
  /** The quote of the form's own answer that this one came after. */
  readonly after: string | undefined;
};

/**
 * The quote to be shown: the form's own, or a newer one that was worked out while typing, after the cart had changed, or
 * because the one before ran out.
 */
export function useLiveQuote({
  form,
  state,
  cartMark,
}: {
  form: RefObject<HTMLFormElement | null>;
  state: CheckoutState;
  cartMark: string;
}) {
  const [live, setLive] = useState<Live | null>(null);
  const [pending, startTransition] = useTransition();
  const asked = useRef<string | undefined>(state.quote?.zipCode);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = state.quote?.quoteId;

  const ask = useCallback(
    (zip: string) => {
      asked.current = zip;
      startTransition(async () => {
        const answer = await workOutDelivery(zip).catch(() => null);
        if (answer && asked.current === zip) startTransition(() => setLive({ answer, after }));
      });
    },
    [after],
  );

  const listen = useCallback(() => {
    clearTimeout(timer.current);
    const zip = form.current && zipCodeIn(form.current);
    if (zip && zip !== asked.current) timer.current = setTimeout(() => ask(zip), settledMilliseconds);
  }, [form, ask]);

  const current = live && live.after === after ? live.answer : null;
  const quote: QuoteView | null = current && 'quote' in current ? current.quote : state.quote;

  const mark = useRef(cartMark);
  useEffect(() => {
    if (mark.current === cartMark) return;
    mark.current = cartMark;
    if (asked.current) ask(asked.current);
  }, [cartMark, ask]);

  useEffect(() => {
    if (!quote) return;
    asked.current ??= quote.zipCode;
    const left = Math.max(new Date(quote.expiresAt).getTime() - Date.now(), 1_000);
    const expiry = setTimeout(() => ask(quote.zipCode), left);
    return () => clearTimeout(expiry);
  }, [quote, ask]);

  return { quote, refused: current && 'refused' in current ? current : null, pending, listen };
}

/** The zip code of the address chosen or typed, once it has five digits. */
function zipCodeIn(form: HTMLFormElement): string | null {
  const chosen = form.querySelector<HTMLInputElement>('input[name="addressId"]:checked');
  const typed = form.querySelector<HTMLInputElement>('input[name="zipCode"]')?.value.trim() ?? '';
  const zip = chosen?.dataset.zipCode ?? typed;
  return /^\d{5}$/.test(zip) ? zip : null;
}
