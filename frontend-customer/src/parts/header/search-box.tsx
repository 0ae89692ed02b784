import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';

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
        <input
          id="search"
          name="q"
          type="search"
          maxLength={100}
          autoComplete="off"
          placeholder={siteText.searchPlaceholder}
          className="h-10 w-full rounded-md border border-edge bg-paper pr-3 pl-9 text-base placeholder:text-soft"
        />
      </form>
    </search>
  );
}
