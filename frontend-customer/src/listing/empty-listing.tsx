import { getProductFacets } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { buttonClasses } from '@eshop/ui/button';
import { catalogueText } from '@text/catalogue';
import Link from 'next/link';
import { addressOf, filtersOf, withoutFilter } from './address.ts';
import { filterName } from './filter-name.ts';
import { ListLink } from './list-link.tsx';
import { readSelection, type Selection } from './selection.ts';

const mostMakes = 8;

/** A list without vehicles: what to let go of, and where there are some. */
export async function EmptyListing({
  path,
  category,
  selection,
  format,
}: {
  path: string;
  category: string | null;
  selection: Selection;
  format: Format;
}) {
  const { words } = selection;
  const filters = filtersOf(selection);
  const inCategory = { query: { category: category ?? undefined } };
  const facets = await readCatalogue(getProductFacets, inCategory).catch(() => null);
  const makes = (facets?.make ?? []).slice(0, mostMakes);
  return (
    <div className="rounded-lg border border-line bg-surface p-6 sm:p-10">
      <h2 className="text-2xl">
        {words !== '' && filters.length === 0
          ? catalogueText.emptySearchTitle(words)
          : catalogueText.emptyTitle}
      </h2>
      <p className="mt-3 max-w-prose text-soft">{advice(selection, filters.length)}</p>
      {filters.length > 0 && (
        <ul className="mt-5 flex flex-wrap gap-2.5">
          {filters.map((filter) => (
            <li key={`${filter.name}=${filter.value}`}>
              <ListLink
                href={addressOf(path, withoutFilter(selection, filter))}
                className={buttonClasses({ size: 'small' }, 'min-h-11')}
              >
                {catalogueText.without(filterName(filter, format))}
              </ListLink>
            </li>
          ))}
          {words !== '' && (
            <li>
              <ListLink
                href={addressOf(path, { ...selection, words: '' })}
                className={buttonClasses({ size: 'small' }, 'min-h-11')}
              >
                {catalogueText.without(words)}
              </ListLink>
            </li>
          )}
        </ul>
      )}
      {makes.length > 0 && (
        <>
          <h3 className="mt-9 text-lg">{catalogueText.popularMakes}</h3>
          <ul className="mt-2 flex flex-wrap gap-x-5">
            {makes.map(({ value, count }) => (
              <li key={value}>
                <Link
                  href={addressOf(path, readSelection({ make: value }))}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center gap-1.5 font-[600]"
                >
                  {value} <span className="font-normal text-soft">{format.number(count)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function advice({ words }: Selection, filters: number): string {
  if (filters > 0) return catalogueText.emptyText;
  return words === '' ? catalogueText.emptyCategory : catalogueText.emptySearchText;
}
