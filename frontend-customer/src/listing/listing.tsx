import type { Format } from '@eshop/site/format/format.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { Message } from '@eshop/ui/message';
import { catalogueText } from '@text/catalogue';
import Link from 'next/link';
import { Breadcrumb, type Crumb } from '@/catalogue/breadcrumb.tsx';
import { ProductGrid } from '@/products/product-grid.tsx';
import { addressOf, filtersOf } from './address.ts';
import { Chips } from './chips.tsx';
import { countOf, countText } from './count.ts';
import { EmptyListing } from './empty-listing.tsx';
import { Facets } from './facets.tsx';
import { FilterSheet, filterSheetId, resultsId } from './filter-sheet.tsx';
import { Pager } from './pager.tsx';
import type { Listed } from './read-listing.ts';
import { SortLinks } from './sort-links.tsx';

/** A list of vehicles that can be narrowed, ordered and leafed through; its address says all of it. */
export function Listing({
  title,
  path,
  category,
  crumbs,
  narrower,
  listed,
  format,
}: {
  title: string;
  /** Of the list, without a query. */
  path: string;
  /** Slug; null: of all categories. */
  category: string | null;
  crumbs: readonly Crumb[];
  /** Lists within this one. */
  narrower: readonly Crumb[];
  listed: Listed;
  format: Format;
}) {
  const { selection, products, nextCursor, facets, pageGone } = listed;
  const count = countText(countOf(listed), format);
  return (
    <div className="page group/listing pt-3">
      <Breadcrumb crumbs={crumbs} current={{ name: title, path }} />
      <div className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-3xl break-words">{title}</h1>
        <p id={resultsId} tabIndex={-1} role="status" className="text-lg text-soft outline-none">
          {count}
        </p>
      </div>
      {narrower.length > 0 && (
        <nav aria-label={catalogueText.narrower} className="mt-4">
          <ul className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:flex-wrap sm:px-0">
            {narrower.map((crumb) => (
              <li key={crumb.path}>
                <Link
                  href={crumb.path}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center rounded-md border border-line bg-surface px-3.5 text-sm font-[600] whitespace-nowrap no-underline hover:border-ink"
                >
                  {crumb.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="mt-5 grid gap-x-9 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <FilterSheet
          path={path}
          address={addressOf(path, selection)}
          selection={selection}
          showResults={catalogueText.showResults(count)}
        >
          <Facets facets={facets} selection={selection} format={format} />
        </FilterSheet>
        <section aria-labelledby="results-heading" className="min-w-0">
          <h2 id="results-heading" className="sr-only">
            {catalogueText.results}
          </h2>
          <div className="mb-4 flex items-center gap-2 lg:justify-end">
            <button
              type="button"
              popoverTarget={filterSheetId}
              className={buttonClasses({}, 'shrink-0 lg:hidden')}
            >
              <Icon name="filter" className="size-4" />
              {catalogueText.filtersChosen(filtersOf(selection).length)}
            </button>
            <SortLinks path={path} selection={selection} />
          </div>
          <div className="mb-4 empty:hidden">
            <Chips path={path} selection={selection} format={format} />
          </div>
          {pageGone && <Message title={catalogueText.pageGone} className="mb-5" />}
          <div className="transition-opacity duration-200 group-has-data-pending/listing:opacity-55">
            {products.length > 0 ? (
              <ProductGrid products={products} format={format} firstRow={3} beside />
            ) : (
              <EmptyListing path={path} category={category} selection={selection} format={format} />
            )}
          </div>
          <Pager path={path} selection={selection} nextCursor={nextCursor} />
        </section>
      </div>
    </div>
  );
}
