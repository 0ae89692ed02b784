import { checkoutText } from '@text/checkout';
import Link from 'next/link';
import { IntentButton } from './intent-button.tsx';
import type { QuoteView } from './quote-view.ts';

/** One line of what is to be ordered. */
export type OrderedLine = QuoteView['lines'][number];

/** What is ordered, what it comes to, and the button. */
export function OrderSummary({
  lines,
  subtotal,
  quote,
  confirm,
}: {
  lines: readonly OrderedLine[];
  subtotal: string;
  quote: QuoteView | null;
  /** The price has changed and is to be confirmed. */
  confirm: boolean;
}) {
  return (
    <section
      aria-labelledby="order"
      className="grid gap-5 rounded-lg border border-line bg-surface p-5 sm:p-6 lg:sticky lg:top-24"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="order" className="text-xl">
          {checkoutText.summary}
        </h2>
        <Link href="/cart" className="inline-flex min-h-9 items-center text-sm">
          {checkoutText.changeCart}
        </Link>
      </div>
      <ul className="grid gap-2">
        {lines.map(({ productId, name, quantity, lineTotal }) => (
          <li key={productId} className="flex items-baseline justify-between gap-4">
            <span>{checkoutText.item(quantity, name)}</span>
            <span>{lineTotal}</span>
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-2 border-t border-line pt-4">
        <dt>{checkoutText.subtotal}</dt>
        <dd className="text-right">{subtotal}</dd>
        <dt>{quote ? checkoutText.deliveryTo(quote.zipCode) : checkoutText.deliveryOpen}</dt>
        <dd className="text-right">
          {quote ? quote.delivery : <span className="text-soft">{checkoutText.notYet}</span>}
        </dd>
        {quote && (
          <>
            <dt className="pt-2 text-lg font-[650]">{checkoutText.total}</dt>
            <dd className="pt-2 text-right text-2xl font-[720]">{quote.total}</dd>
          </>
        )}
      </dl>
      <IntentButton intent="order" working={checkoutText.ordering} look="primary" size="large">
        {confirm ? checkoutText.orderAtNewPrice : checkoutText.order}
      </IntentButton>
      <p className="text-sm text-soft">{checkoutText.afterwards}</p>
    </section>
  );
}
