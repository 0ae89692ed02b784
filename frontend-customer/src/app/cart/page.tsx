import { currentFormat } from '@eshop/site/format/current-format.ts';
import { isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { currentPerson } from '@eshop/site/session/visitor.ts';
import { classes } from '@eshop/ui/classes';
import { cartText } from '@text/cart';
import type { Metadata } from 'next';
import { CartEditor } from '@/cart/cart-editor.tsx';
import { CartSummary } from '@/cart/cart-summary.tsx';
import { viewCart } from '@/cart/cart-view.ts';
import { currentCart } from '@/cart/current-cart.ts';
import { EmptyCart } from '@/cart/empty-cart.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';

export const metadata: Metadata = { title: cartText.title, robots: { index: false } };

/** The whole cart: what is in it, what it comes to, and the way to the checkout. */
export default async function CartPage() {
  const [stored, format, person] = await Promise.all([readCart(), currentFormat(), currentPerson()]);
  if (stored === 'away') return <ShopAway again="/cart" />;
  const cart = viewCart(stored, format);
  const filled = cart.lines.length > 0;
  return (
    <div className="page py-8 md:py-12">
      <h1 className="mb-6 text-3xl">{cartText.title}</h1>
      <div className={classes('grid gap-6', filled && 'lg:grid-cols-[1fr_22rem] lg:gap-10')}>
        <CartEditor lines={cart.lines} empty={<EmptyCart />} />
        {filled && <CartSummary cart={cart} signedIn={person !== null} />}
      </div>
    </div>
  );
}

async function readCart() {
  try {
    return await currentCart();
  } catch (error) {
    if (isPassing(error)) return 'away';
    throw error;
  }
}
