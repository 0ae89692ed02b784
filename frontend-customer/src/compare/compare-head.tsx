import type { Product } from '@eshop/contracts/api/product';
import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { compareText } from '@text/compare';
import Link from 'next/link';
import { productPath } from '@/catalogue/paths.ts';
import { Picture } from '@/products/picture.tsx';
import { removeCompared } from './change-compared.ts';

/** The head of a vehicle's column: what it is, what it costs, where to buy it. */
export function CompareHead({
  product,
  price,
  shown,
}: {
  product: Product;
  price: string;
  shown: readonly string[];
}) {
  const { id, name, archived, images } = product;
  return (
    <div className="flex h-full flex-col gap-2">
      <Link href={productPath(product)} className="group block no-underline">
        <span className="picture-ground block aspect-[8/5] max-h-36 w-full overflow-hidden rounded-md">
          <Picture
            image={images[0]}
            alt=""
            sizes="(min-width: 64rem) 18rem, 60vw"
            first
            className="size-full object-cover"
          />
        </span>
        <span className="mt-2 line-clamp-2 leading-snug font-[650] group-hover:underline">{name}</span>
      </Link>
      <p className="text-lg font-[700]">
        {archived ? <span className="text-base text-bad">{compareText.gone}</span> : price}
      </p>
      <div className="mt-auto flex flex-wrap items-center gap-2">
        <Link
          href={productPath(product)}
          aria-label={compareText.toProductLabel(name)}
          className={buttonClasses({ look: 'primary', size: 'small' }, 'flex-1 whitespace-nowrap')}
        >
          {compareText.toProduct}
        </Link>
        <form action={removeCompared}>
          <input type="hidden" name="productId" value={id} />
          <input type="hidden" name="shown" value={shown.join(',')} />
          <button
            type="submit"
            className={buttonClasses({ look: 'quiet', size: 'small' }, 'size-9 px-0')}
            aria-label={compareText.removeLabel(name)}
          >
            <Icon name="close" className="size-4" />
          </button>
        </form>
      </div>
    </div>
  );
}
