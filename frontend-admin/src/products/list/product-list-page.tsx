import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { productsText } from '@text/products';
import Link from 'next/link';
import { Key } from '@/keyboard/key.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { columnsIn } from '@/tables/columns.ts';
import { Pager } from '@/tables/pager.tsx';
import { pathWith } from '@/tables/query.ts';
import { ProductTabs } from '../product-tabs.tsx';
import { defaultProductColumns, productColumns } from './columns.ts';
import { ListKeys } from './list-keys.tsx';
import { hasFilters } from './list-query.ts';
import { ProductFilters } from './product-filters.tsx';
import { ProductTable } from './product-table.tsx';
import { readCategories, readFacets, readProducts } from './read-products.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** The list of products; admins also get the ways to change what is sold. */
export async function ProductListPage({ query, isAdmin }: { query: Query; isAdmin: boolean }) {
  const [read, facets, categories, format] = await Promise.all([
    unlessAway(readProducts(query)),
    query.archived ? null : readFacets(query),
    unlessAway(readCategories()),
    currentFormat(),
  ]);
  if (read === null || categories === null) return <ShopAway />;
  const columns = columnsIn(query.columns, productColumns, defaultProductColumns);
  const total = facets && format.number(facets.total);
  const lead = query.archived
    ? productsText.archivedLead
    : total && (facets.complete ? productsText.count(total) : productsText.countAtLeast(total));
  const products = 'page' in read ? read.page.items : [];
  const next = 'page' in read ? read.page.nextCursor : null;
  return (
    <div className="desk-page">
      <PageHead title={productsText.title} lead={lead ?? undefined}>
        {isAdmin && (
          <Link href="/products/new" className={buttonClasses({ look: 'primary', size: 'small' })}>
            {productsText.newProduct}
            <Key keys="n" />
          </Link>
        )}
      </PageHead>
      {isAdmin && (
        <>
          <ProductTabs />
          <ListKeys />
        </>
      )}
      <ProductFilters query={query} columns={columns} categories={categories} facets={facets} />
      {'unfit' in read && (
        <Message tone="warn" title={productsText.unfit}>
          {read.unfit}
        </Message>
      )}
      {'page' in read && products.length === 0 && (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">
          {hasFilters(query) || query.archived ? productsText.none : productsText.noneYet}{' '}
          {hasFilters(query) && (
            <Link href="/products" className="underline">
              {productsText.clear}
            </Link>
          )}
        </p>
      )}
      {products.length > 0 && (
        <ProductTable products={products} columns={columns} query={query} format={format} />
      )}
      <Pager
        first={query.cursor ? pathWith('/products', query, { cursor: undefined }) : null}
        next={next && pathWith('/products', query, { cursor: next })}
      />
    </div>
  );
}
