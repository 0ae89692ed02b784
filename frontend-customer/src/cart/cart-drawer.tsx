'use client';

import { buttonClasses, Spinner } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { cartText } from '@text/cart';
import Link from 'next/link';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { CartOpening } from './cart-signal.ts';
import type { CartView } from './cart-view.ts';
import { DrawerLine } from './drawer-line.tsx';

type Shown = CartView | 'loading' | 'failed';

/**
 * The cart at the side of the page, in the browser's own dialog: it keeps the keyboard inside, closes by Escape and
 * needs no styles of its own, which the Content-Security-Policy would refuse.
 */
export function CartDrawer({ opening, close }: { opening: CartOpening; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [cart, setCart] = useState<Shown>('loading');

  const load = useCallback(async (signal?: AbortSignal) => {
    setCart('loading');
    const read = await readCart(signal).catch(() => 'failed' as const);
    if (!signal?.aborted) setCart(read);
  }, []);

  useEffect(() => {
    const aborter = new AbortController();
    void load(aborter.signal);
    dialog.current?.showModal();
    const { style } = document.documentElement;
    style.overflow = 'hidden';
    return () => {
      aborter.abort();
      style.overflow = '';
    };
  }, [load]);

  const shut = () => dialog.current?.close();
  const closed = () => {
    close();
    opening.from?.focus();
  };
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the drawer closes it; by keyboard Escape does
    <dialog
      ref={dialog}
      aria-labelledby="drawer-title"
      onClose={closed}
      onClick={(event) => event.target === dialog.current && shut()}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-md animate-slide-in overflow-hidden border-l border-line bg-surface p-0 text-ink backdrop:animate-fade-in backdrop:bg-black/55"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
          <h2 id="drawer-title" className="text-xl">
            {cartText.title}
          </h2>
          <button
            type="button"
            onClick={shut}
            className="grid size-11 place-items-center rounded-md hover:bg-sunken"
          >
            <Icon name="close" />
            <span className="sr-only">{cartText.close}</span>
          </button>
        </div>
        <div className="flex-1 overflow-y-auto overscroll-contain px-5">
          {opening.added && (
            <p className="flex items-start gap-2 border-b border-line py-3 font-[600] text-good">
              <Icon name="check" />
              {cartText.justAdded(opening.added)}
            </p>
          )}
          <Content cart={cart} again={() => void load()} shut={shut} />
        </div>
        {typeof cart === 'object' && cart.lines.length > 0 && (
          <div className="grid gap-3 border-t border-line bg-paper p-5">
            <p className="flex items-baseline justify-between gap-4">
              <span className="font-[600]">{cartText.subtotal}</span>
              <span className="text-xl font-[700]">{cart.subtotal}</span>
            </p>
            <p className="text-sm text-soft">{cartText.deliveryLater}</p>
            <div className="grid grid-cols-2 gap-3">
              <Link
                href="/cart"
                onClick={shut}
                className={buttonClasses(
                  cart.orderable ? {} : { look: 'primary' },
                  cart.orderable ? '' : 'col-span-2',
                )}
              >
                {cartText.toCart}
              </Link>
              {cart.orderable && (
                <Link href="/checkout" onClick={shut} className={buttonClasses({ look: 'primary' })}>
                  {cartText.checkOut}
                </Link>
              )}
            </div>
          </div>
        )}
      </div>
    </dialog>,
    document.body,
  );
}

function Content({ cart, again, shut }: { cart: Shown; again: () => void; shut: () => void }) {
  if (cart === 'loading') {
    return (
      <p role="status" className="flex items-center gap-3 py-8 text-soft">
        <Spinner />
        {cartText.loading}
      </p>
    );
  }
  if (cart === 'failed') {
    return (
      <div role="alert" className="grid justify-items-start gap-4 py-8">
        <p>{cartText.awayTitle}</p>
        <button type="button" onClick={again} className={buttonClasses()}>
          {cartText.tryAgain}
        </button>
      </div>
    );
  }
  if (cart.lines.length === 0) return <p className="py-8 text-soft">{cartText.empty}</p>;
  return (
    <ul className="divide-y divide-line">
      {cart.lines.map((line) => (
        <DrawerLine key={line.productId} line={line} shut={shut} />
      ))}
    </ul>
  );
}

async function readCart(signal?: AbortSignal): Promise<Shown> {
  const response = await fetch('/api/cart', { cache: 'no-store', ...(signal ? { signal } : {}) });
  return response.ok ? ((await response.json()) as CartView) : 'failed';
}
