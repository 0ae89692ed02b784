import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { productPath } from '@/catalogue/paths.ts';
import { keyFacts } from './key-facts.ts';
import { Picture } from './picture.tsx';
import { StockLabel } from './stock-label.tsx';

/** A vehicle in a list: the whole card leads to its page. */
export function ProductCard({
  product,
  format,
  first = false,
  sizes = '(min-width: 64rem) 20rem, (min-width: 40rem) 33vw, 50vw',
  children,
}: {
  product: Product;
  format: Format;
  /** Among those seen before scrolling. */
  first?: boolean;
  sizes?: string;
  /** What else can be done with it; it lies above the link. */
  children?: ReactNode;
}) {
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-lg border border-line bg-surface transition-shadow duration-200 hover:shadow-lift">
      <div className="picture-ground aspect-[8/5] overflow-hidden">
        <Picture
          image={product.images[0]}
          alt=""
          sizes={sizes}
          first={first}
          className="size-full object-cover transition-transform duration-500 ease-drive group-hover:scale-[1.03]"
        />
      </div>
      <div className="flex flex-1 flex-col gap-2 p-3 sm:p-4">
        <h3 className="text-base leading-snug sm:text-lg">
          <Link href={productPath(product)} className="no-underline after:absolute after:inset-0">
            {product.name}
          </Link>
        </h3>
        <p className="text-sm text-soft">{keyFacts(product, format).join(' · ')}</p>
        <div className="mt-auto flex flex-wrap items-end justify-between gap-2 pt-2">
          <p className="text-lg font-[700] tracking-[-0.01em] sm:text-xl">{format.money(product.price)}</p>
          <StockLabel available={product.availableQuantity} />
        </div>
        {children && <div className="relative z-10">{children}</div>}
      </div>
    </article>
  );
}
