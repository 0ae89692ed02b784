'use client';

import { useGuardedAction } from '@eshop/site/forms/use-guarded-action.ts';
import { Button } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { cartText } from '@text/cart';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { type Adding, addToCart } from './add-to-cart-action.ts';
import { openCart } from './cart-signal.ts';

const before: Adding = { status: 'idle', message: '' };
const lost = (): Adding => ({ status: 'refused', message: cartText.lost });

/**
 * The button that puts a vehicle into the cart, and what came of it. Without scripts the page comes back with the
 * answer; with them the cart opens at the side.
 */
export function AddToCart({
  productId,
  name,
  available,
  size = 'medium',
}: {
  productId: string;
  name: string;
  /** How many there are. */
  available: number;
  size?: 'small' | 'medium' | 'large';
}) {
  const [state, action, pending] = useGuardedAction(addToCart, before, lost);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (state.status === 'done') openCart({ added: name, from: button.current });
  }, [state, name]);
  const soldOut = available === 0;
  const label = soldOut ? cartText.outOfStock : pending ? cartText.adding : cartText.add;
  return (
    <form action={action}>
      <input type="hidden" name="productId" value={productId} />
      <Button
        ref={button}
        type="submit"
        look={soldOut ? 'secondary' : 'primary'}
        size={size}
        pending={pending}
        disabled={soldOut || pending}
        className="w-full"
        aria-label={`${label}: ${name}`}
      >
        {!soldOut && !pending && <Icon name="cart" className="size-4.5" />}
        {label}
      </Button>
      <p role="status" className="text-sm">
        {state.status === 'done' && (
          <span className="mt-2 block text-good">
            {state.message}{' '}
            <Link href="/cart" className="text-ink">
              {cartText.toCart}
            </Link>
          </span>
        )}
        {state.status === 'refused' && (
          <span className="mt-2 block font-[550] text-bad">{state.message}</span>
        )}
      </p>
    </form>
  );
}
