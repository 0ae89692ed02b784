import { listProducts, type Product } from '@eshop/contracts/api/product';
import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { homeText } from '@text/home';
import Link from 'next/link';
import { categoryTree } from '@/catalogue/categories.ts';
import { categoryPath, productPath } from '@/catalogue/paths.ts';
import { currentFormat } from '@/format/current-format.ts';
import { readCatalogue } from '@/gateway/read-catalogue.ts';
import { keyFacts } from '@/products/key-facts.ts';
import { Picture } from '@/products/picture.tsx';
import { ProductGrid } from '@/products/product-grid.tsx';

/** The start page: what the shop is, and ways in. */
export default async function HomePage() {
  const [format, tree, newest, dearest] = await Promise.all([
    currentFormat(),
    categoryTree(),
    readCatalogue(listProducts, { query: { sort: 'newest', limit: 8 } }),
    readCatalogue(listProducts, { query: { sort: 'price-desc', limit: 1 } }),
  ]);
  const star = dearest.items[0];
  return (
    <>
      <section className="border-b border-line bg-surface">
        <div className="page grid items-center gap-8 py-8 md:grid-cols-[1.05fr_1fr] md:py-14">
          <div>
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
          </div>
          {star && <Star product={star} facts={keyFacts(star, format)} price={format.money(star.price)} />}
        </div>
      </section>

      <section className="page pt-12" aria-labelledby="new-arrivals">
        <div className="mb-5 flex items-end justify-between gap-4">
          <h2 id="new-arrivals" className="text-2xl">
            {homeText.newArrivals}
          </h2>
          <Link href="/search" className="inline-flex items-center gap-1.5 font-[600] whitespace-nowrap">
            {homeText.allNewArrivals}
            <Icon name="arrowRight" className="size-4" />
          </Link>
        </div>
        <ProductGrid products={newest.items} format={format} firstRow={2} />
      </section>

      <section className="page pt-14" aria-labelledby="categories">
        <h2 id="categories" className="mb-5 text-2xl">
          {homeText.categories}
        </h2>
        <ul className="flex flex-wrap gap-2.5">
          {tree.flatMap(({ children }) =>
            children.map(({ slug, name }) => (
              <li key={slug}>
                <Link href={categoryPath(slug)} className={buttonClasses()}>
                  {name}
                </Link>
              </li>
            )),
          )}
        </ul>
      </section>

      <section className="page pt-14">
        <ul className="grid gap-8 border-t-2 border-ink pt-8 md:grid-cols-3">
          {homeText.promises.map(({ title, text }) => (
            <li key={title}>
              <h2 className="text-xl">{title}</h2>
              <p className="mt-2 text-soft">{text}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Star({ product, facts, price }: { product: Product; facts: string[]; price: string }) {
  return (
    <Link href={productPath(product)} className="group block no-underline">
      <figure>
        <div className="picture-ground aspect-[8/5] overflow-hidden rounded-lg">
          <Picture
            image={product.images[0]}
            alt={product.name}
            sizes="(min-width: 48rem) 40rem, 92vw"
            first
            className="size-full object-cover"
          />
        </div>
        <figcaption className="mt-3 flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-[650] group-hover:underline">{product.name}</span>
          <span className="font-[700]">{price}</span>
          <span className="w-full text-sm text-soft">{facts.join(' · ')}</span>
        </figcaption>
      </figure>
    </Link>
  );
}
