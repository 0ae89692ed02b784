import type { Format } from '@eshop/site/format/format.ts';
import { Icon } from '@eshop/ui/icon';
import { catalogueText } from '@text/catalogue';
import { addressOf, filtersOf, withoutFilter, withoutFilters } from './address.ts';
import { filterName } from './filter-name.ts';
import { ListLink } from './list-link.tsx';
import type { Selection } from './selection.ts';

/** What was chosen; one tap drops it again. */
export function Chips({ path, selection, format }: { path: string; selection: Selection; format: Format }) {
  const filters = filtersOf(selection);
  if (filters.length === 0) return null;
  return (
    <ul aria-label={catalogueText.chosen} className="flex flex-wrap gap-2">
      {filters.map((filter) => {
        const name = filterName(filter, format);
        return (
          <li key={`${filter.name}=${filter.value}`}>
            <ListLink
              href={addressOf(path, withoutFilter(selection, filter))}
              scroll={false}
              className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-edge bg-surface pr-2.5 pl-3.5 text-sm font-[600] no-underline hover:border-ink"
            >
              <span className="sr-only">{catalogueText.removeFilter(name)}</span>
              <span aria-hidden="true">{name}</span>
              <Icon name="close" className="size-3.5" />
            </ListLink>
          </li>
        );
      })}
      <li>
        <ListLink
          href={addressOf(path, withoutFilters(selection))}
          scroll={false}
          className="inline-flex min-h-9 items-center px-2 text-sm font-[600] underline underline-offset-4"
        >
          {catalogueText.clearAll}
        </ListLink>
      </li>
    </ul>
  );
}
