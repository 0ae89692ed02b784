import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { buttonClasses } from '@eshop/ui/button';
import { homeText } from '@text/home';
import Link from 'next/link';
import { productPath } from '@/catalogue/paths.ts';
import { keyFacts } from '@/products/key-facts.ts';
import { Picture } from '@/products/picture.tsx';

/** What the shop is, beside one vehicle that shows it. */
export function Hero({
  star,
  total,
  format,
}: {
  star: Product | undefined;
  total: number | null;
  format: Format;
}) {
  return (
    <section className="border-b border-line bg-surface">
      <div className="page grid items-center gap-x-12 gap-y-7 py-6 md:grid-cols-[1fr_1.08fr] md:py-12">
        <div className="max-md:order-last">
          <h1 className="text-4xl">{homeText.headline}</h1>
          <p className="mt-5 max-w-[44ch] text-lg text-soft">{homeText.lead}</p>
          <p className="mt-7 flex flex-wrap gap-3">
            <Link href="/c/cars" className={buttonClasses({ look: 'primary', size: 'large' })}>
              {homeText.browseCars}
            </Link>
            <Link href="/c/motorcycles" className={buttonClasses({ size: 'large' })}>
              {homeText.browseMotorcycles}
            </Link>
          </p>
          {total !== null && <p className="mt-5 text-soft">{homeText.onSale(format.number(total))}</p>}
        </div>
        {star && <Star product={star} format={format} />}
      </div>
    </section>
  );
}

function Star({ product, format }: { product: Product; format: Format }) {
  return (
    <Link href={productPath(product)} className="group block no-underline">
      <figure>
        <div className="picture-ground aspect-[8/5] overflow-hidden rounded-lg">
          <Picture
            image={product.images[0]}
            alt={product.name}
            sizes="(min-width: 84rem) 41rem, (min-width: 48rem) 50vw, 92vw"
            first
            className="size-full object-cover"
          />
        </div>
        <figcaption className="mt-3 grid grid-cols-[1fr_auto] gap-x-4">
          <span className="font-[650] group-hover:underline">{product.name}</span>
          <span className="font-[700]">{format.money(product.price)}</span>
          <span className="col-span-2 text-sm text-soft">{keyFacts(product, format).join(' · ')}</span>
        </figcaption>
      </figure>
    </Link>
  );
}
