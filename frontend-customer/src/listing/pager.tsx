import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { catalogueText } from '@text/catalogue';
import { addressOf, pageAddress } from './address.ts';
import { ListLink } from './list-link.tsx';
import { pageBefore, rememberNext } from './pages-before.ts';
import type { Selection } from './selection.ts';

/** The ways to other pages of a list. */
export function Pager({
  path,
  selection,
  nextCursor,
}: {
  path: string;
  selection: Selection;
  nextCursor: string | null;
}) {
  const { cursor, page } = selection;
  if (cursor === null && nextCursor === null) return null;
  const list = addressOf(path, selection);
  if (nextCursor !== null) rememberNext(list, cursor, nextCursor);
  const before = cursor === null ? undefined : pageBefore(list, cursor);
  return (
    <nav aria-label={catalogueText.pages} className="mt-10 flex flex-wrap items-center gap-2.5">
      {cursor !== null && (
        <ListLink href={list} className={buttonClasses()}>
          {catalogueText.first}
        </ListLink>
      )}
      {before && page > 2 && (
        <ListLink
          href={pageAddress(path, selection, before.cursor, page - 1)}
          rel="prev"
          className={buttonClasses()}
        >
          <Icon name="arrowLeft" className="size-4" />
          {catalogueText.previous}
        </ListLink>
      )}
      <span aria-current="page" className="px-2 text-soft">
        {catalogueText.page(page)}
      </span>
      {nextCursor !== null && (
        <ListLink
          href={pageAddress(path, selection, nextCursor, page + 1)}
          rel="next"
          className={buttonClasses({ look: 'primary' })}
        >
          {catalogueText.next}
          <Icon name="arrowRight" className="size-4" />
        </ListLink>
      )}
    </nav>
  );
}
