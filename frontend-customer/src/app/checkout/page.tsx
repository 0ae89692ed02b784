import type { Cart } from '@eshop/contracts/api/cart';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { requirePerson } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { checkoutRefusals, checkoutText } from '@text/checkout';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { savedAddresses } from '@/addresses/saved-addresses.ts';
import { viewCart } from '@/cart/cart-view.ts';
import { currentCart } from '@/cart/current-cart.ts';
import { EmptyCart } from '@/cart/empty-cart.tsx';
import { RefreshWhenSeen } from '@/cart/refresh-when-seen.tsx';
import { addressOption } from '@/checkout/address-option.ts';
import { CheckoutForm } from '@/checkout/checkout-form.tsx';
import { quoteCart } from '@/checkout/quote-cart.ts';
import { shortageWords } from '@/checkout/shortage-words.ts';
import { ShopAway } from '@/parts/shop-away.tsx';

export const metadata: Metadata = { title: checkoutText.title, robots: { index: false } };

/** From the cart to an order, on one page. */
export default async function CheckoutPage() {
  const person = await requirePerson();
  const [cart, addresses, format] = await Promise.all([readCart(), savedAddresses(), currentFormat()]);
  if (cart === 'away') return <ShopAway again="/checkout" />;
  const { lines, subtotal, orderable } = viewCart(cart, format);
  if (!cart || lines.length === 0)
    return (
      <Frame>
        <EmptyCart />
      </Frame>
    );
  const first = orderable && addresses[0] && (await quoteCart(addresses[0].zipCode));
  return (
    <Frame>
      {!orderable && <Short cart={cart} />}
      <CheckoutForm
        addresses={addresses.map(addressOption)}
        name={person.name}
        lines={lines}
        subtotal={subtotal}
        cartMark={cartMark(cart)}
        firstQuote={first && 'quote' in first ? first.quote : null}
        firstKey={crypto.randomUUID()}
      />
    </Frame>
  );
}

const cartMark = ({ items }: Cart): string =>
  items.map(({ productId, quantity, unitPrice }) => `${productId}:${quantity}:${unitPrice.amount}`).join();

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="page py-8 md:py-12">
    <RefreshWhenSeen />
    <h1 className="mb-6 text-3xl">{checkoutText.title}</h1>
    {children}
  </div>
);

const Short = ({ cart }: { cart: Cart }) => (
  <Message tone="bad" title={checkoutRefusals.outOfStock} className="mb-6">
    <ul className="list-disc pl-5">
      {shortageWords(cart).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <p className="mt-3">
      <Link href="/cart" className={buttonClasses({ look: 'primary' })}>
        {checkoutRefusals.toCart}
      </Link>
    </p>
  </Message>
);

async function readCart() {
  try {
    return await currentCart();
  } catch (error) {
    if (isPassing(error)) return 'away';
    throw error;
  }
}
