import { buttonClasses } from '@eshop/ui/button';
import { cartPageText } from '@text/cart';
import Link from 'next/link';

/** An empty cart, and ways to fill it. */
export const EmptyCart = () => (
  <div className="rounded-lg border border-dashed border-edge px-5 py-14 text-center">
    <h2 className="text-xl">{cartPageText.emptyTitle}</h2>
    <p className="mx-auto mt-2 max-w-prose text-soft">{cartPageText.emptyText}</p>
    <p className="mt-6 flex flex-wrap justify-center gap-3">
      <Link href="/c/cars" className={buttonClasses({ look: 'primary' })}>
        {cartPageText.toCars}
      </Link>
      <Link href="/c/motorcycles" className={buttonClasses()}>
        {cartPageText.toMotorcycles}
      </Link>
    </p>
  </div>
);
