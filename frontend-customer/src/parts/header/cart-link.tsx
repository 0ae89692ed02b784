import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import { countIn } from '@/cart/cart-view.ts';
import { currentCart } from '@/cart/current-cart.ts';
import { CartLinkOpener } from './cart-link-opener.tsx';

/** The way to the cart, with how many vehicles are in it. */
export async function CartLink() {
  const count = countIn(await currentCart().catch(() => null));
  return (
    <CartLinkOpener>
      <Icon name="cart" />
      <span className="sr-only">{count > 0 ? siteText.cartCount(count) : siteText.cart}</span>
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-0.5 min-w-5 rounded-full bg-accent px-1 text-center text-xs leading-5 font-[700] text-on-accent"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </CartLinkOpener>
  );
}
