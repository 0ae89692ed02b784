import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import { SearchField } from '@/search/search-field.tsx';

/** The search of the whole shop: a form that works before scripts do. */
export function SearchBox() {
  return (
    <search>
      <form action="/search" className="relative">
        <label htmlFor="search" className="sr-only">
          {siteText.searchLabel}
        </label>
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-soft"
        />
        <SearchField placeholder={siteText.searchPlaceholder} />
      </form>
    </search>
  );
}
