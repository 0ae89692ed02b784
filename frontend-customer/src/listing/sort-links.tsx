import { catalogueText } from '@text/catalogue';
import { addressOf } from './address.ts';
import { ListLink } from './list-link.tsx';
import type { Selection, Sort } from './selection.ts';

/** The orders of a list; a search begins with what fits best, any other list with the newest. */
export function SortLinks({ path, selection }: { path: string; selection: Selection }) {
  const own = selection.words === '' ? 'newest' : 'best';
  const current = selection.sort ?? own;
  const orders: readonly (Sort | 'best')[] = ['newest', 'price-asc', 'price-desc'];
  return (
    <nav aria-label={catalogueText.sort} className="min-w-0">
      <ul className="flex gap-1 overflow-x-auto">
        {(own === 'best' ? (['best', ...orders] as const) : orders).map((order) => (
          <li key={order}>
            <ListLink
              href={addressOf(path, { ...selection, sort: order === own || order === 'best' ? null : order })}
              scroll={false}
              aria-current={order === current ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-md px-3 text-sm font-[550] whitespace-nowrap text-soft no-underline hover:text-ink aria-current:bg-ink aria-current:text-paper lg:min-h-9"
            >
              {catalogueText.sorts[order]}
            </ListLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
