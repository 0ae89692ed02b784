import { getProductFacets, listProducts } from '@eshop/contracts/api/product';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { Icon } from '@eshop/ui/icon';
import { homeText } from '@text/home';
import type { Metadata } from 'next';
import Link from 'next/link';
import { categoryTree } from '@/catalogue/categories.ts';
import { CategoryTiles } from '@/home/category-tiles.tsx';
import { Hero } from '@/home/hero.tsx';
import { Makes } from '@/home/makes.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';
import { ProductGrid } from '@/products/product-grid.tsx';

export const metadata: Metadata = { alternates: { canonical: '/' } };

/** The start page: what the shop is, and ways in. */
export default async function HomePage() {
  const [format, tree, newest, dearest, facets] = await Promise.all([
    currentFormat(),
    unlessAway(categoryTree()),
    unlessAway(readCatalogue(listProducts, { query: { sort: 'newest', limit: 8 } })),
    unlessAway(readCatalogue(listProducts, { query: { sort: 'price-desc', limit: 1 } })),
    readCatalogue(getProductFacets).catch(() => null),
  ]);
  if (!tree && !newest) return <ShopAway />;
  return (
    <>
      <Hero star={dearest?.items[0]} total={facets?.total ?? null} format={format} />
      {newest && newest.items.length > 0 && (
        <section className="page below pt-12" aria-labelledby="new-arrivals">
          <div className="mb-5 flex items-end justify-between gap-4">
            <h2 id="new-arrivals" className="text-2xl">
              {homeText.newArrivals}
            </h2>
            <Link
              href="/search"
              className="inline-flex min-h-9 items-center gap-1.5 font-[600] whitespace-nowrap"
            >
              {homeText.allNewArrivals}
              <Icon name="arrowRight" className="size-4" />
            </Link>
          </div>
          <ProductGrid products={newest.items} format={format} />
        </section>
      )}
      <CategoryTiles tree={tree ?? []} />
      <Makes makes={facets?.make ?? []} format={format} />
      <section className="page below pt-14">
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
