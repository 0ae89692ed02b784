'use client';

import { iconLinkClasses } from '@eshop/site/theme/icon-link.ts';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ComponentType, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type CartOpening, onCartOpened } from '@/cart/cart-signal.ts';

type Drawer = ComponentType<{ opening: CartOpening; close: () => void }>;

/** Pages on which the whole cart is seen anyway. */
const withoutDrawer = ['/cart', '/checkout'];

/** A link to the cart that opens it at the side of the page where it can; the drawer is loaded at its first use. */
export function CartLinkOpener({ children }: { children: ReactNode }) {
  const link = useRef<HTMLAnchorElement>(null);
  const [drawer, setDrawer] = useState<{ Drawer: Drawer; opening: CartOpening } | null>(null);
  const pathname = usePathname();

  useEffect(() => onCartOpened((opening) => void open(opening, setDrawer)), []);

  const follow = (event: MouseEvent) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (elsewhere || withoutDrawer.includes(pathname)) return;
    event.preventDefault();
    void open({ from: link.current }, setDrawer);
  };
  return (
    <>
      <Link ref={link} href="/cart" prefetch={false} onClick={follow} className={iconLinkClasses}>
        {children}
      </Link>
      {drawer && <drawer.Drawer opening={drawer.opening} close={() => setDrawer(null)} />}
    </>
  );
}

async function open(opening: CartOpening, show: (drawer: { Drawer: Drawer; opening: CartOpening }) => void) {
  try {
    const { CartDrawer } = await import('@/cart/cart-drawer.tsx');
    show({ Drawer: CartDrawer, opening });
  } catch {
    if (!opening.added) window.location.assign('/cart');
  }
}
