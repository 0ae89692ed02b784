import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { cartPageText, cartText } from '@text/cart';
import Link from 'next/link';
import type { CartView } from './cart-view.ts';
import { EstimateForm } from './estimate-form.tsx';

/** What the cart comes to, and the way on. */
export function CartSummary({ cart, signedIn }: { cart: CartView; signedIn: boolean }) {
  return (
    <section
      aria-labelledby="summary"
      className="grid gap-5 self-start rounded-lg border border-line bg-surface p-5 lg:sticky lg:top-24"
    >
      <h2 id="summary" className="text-xl">
        {cartPageText.summary}
      </h2>
      <p className="flex items-baseline justify-between gap-4">
        <span>{cartText.subtotal}</span>
        <span className="text-2xl font-[700]">{cart.subtotal}</span>
      </p>
      <p className="text-sm text-soft">{cartText.deliveryLater}</p>
      {cart.orderable ? (
        <Link href="/checkout" className={buttonClasses({ look: 'primary', size: 'large' })}>
          {cartPageText.checkOut}
        </Link>
      ) : (
        <Message tone="warn" title={cartPageText.putRight} />
      )}
      {!signedIn && <p className="text-sm text-soft">{cartPageText.signInNext}</p>}
      <div className="border-t border-line pt-5">
        <EstimateForm subtotal={cart.subtotal} />
      </div>
    </section>
  );
}
