import { Icon } from '@eshop/ui/icon';
import { Message } from '@eshop/ui/message';
import { checkoutRefusals, checkoutText } from '@text/checkout';
import Link from 'next/link';
import { IntentButton } from './intent-button.tsx';
import type { QuoteAnswer } from './quote-cart.ts';
import type { QuoteView } from './quote-view.ts';

/** What comes from which warehouse, and what that costs. */
export function DeliverySection({
  quote,
  refused,
  pending,
}: {
  quote: QuoteView | null;
  /** Why the newest zip code has no quote. */
  refused: Extract<QuoteAnswer, { refused: string }> | null;
  pending: boolean;
}) {
  return (
    <section
      aria-labelledby="delivery"
      aria-busy={pending || undefined}
      className="grid gap-4 rounded-lg border border-line bg-surface p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="delivery" className="text-xl">
          {checkoutText.delivery}
        </h2>
        <IntentButton intent="quote" working={checkoutText.working} size="small">
          {checkoutText.workOut}
        </IntentButton>
      </div>
      <p role="status" className={quote ? 'sr-only' : 'text-soft'}>
        {pending
          ? checkoutText.working
          : quote
            ? checkoutText.worked(quote.zipCode, quote.delivery, quote.total)
            : checkoutText.deliveryLater}
      </p>
      {refused && (
        <Message tone="bad" title={refused.refused} live>
          {refused.details.length > 0 && (
            <ul className="list-disc pl-5">
              {refused.details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          )}
          {refused.way === 'cart' && <Link href="/cart">{checkoutRefusals.toCart}</Link>}
        </Message>
      )}
      {quote && <Shipments quote={quote} faded={pending || refused !== null} />}
    </section>
  );
}

const Shipments = ({ quote, faded }: { quote: QuoteView; faded: boolean }) => (
  <ul className={`divide-y divide-line border-t border-line ${faded ? 'opacity-60' : ''}`}>
    {quote.shipments.map(({ warehouseId, warehouse, distance, cost, items }) => (
      <li key={warehouseId} className="grid grid-cols-[auto_1fr_auto] gap-x-3 gap-y-1 py-4">
        <Icon name="truck" className="mt-0.5 size-5" />
        <h3 className="text-base">{checkoutText.from(warehouse)}</h3>
        <p className="text-right font-[650]">{cost}</p>
        <div className="col-span-2 col-start-2 text-sm text-soft">
          <ul>
            {items.map(({ productId, name, quantity }) => (
              <li key={productId}>{checkoutText.item(quantity, name)}</li>
            ))}
          </ul>
          <p>{checkoutText.distance(distance)}</p>
        </div>
      </li>
    ))}
  </ul>
);
