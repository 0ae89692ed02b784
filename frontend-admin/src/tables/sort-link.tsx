import { tableText } from '@text/tables';
import Link from 'next/link';

/** The head of a column by which a list can be sorted. */
export const SortLink = ({
  href,
  direction,
  children,
}: {
  href: string;
  /** How the list is sorted by it now, if it is. */
  direction?: 'up' | 'down' | undefined;
  children: string;
}) => (
  <Link
    href={href}
    scroll={false}
    className="inline-flex items-center gap-1 text-inherit no-underline hover:text-ink"
  >
    {children}
    {direction && (
      <>
        <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
        <span className="sr-only">{direction === 'up' ? tableText.sortedUp : tableText.sortedDown}</span>
      </>
    )}
  </Link>
);
