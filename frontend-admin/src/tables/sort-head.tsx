import Link from 'next/link';
import { pathWith } from './query.ts';
import { Head } from './table.tsx';

/**
 * The head of a column by which a list can be sorted: upwards, then downwards, then the list's own order again. The order
 * lives in the address as `sort`, such as `price-asc`; another order begins at the first page.
 */
export function SortHead({
  path,
  query,
  by,
  numeric,
  children,
}: {
  /** The path of the list. */
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  /** The order's name without its direction. */
  by: string;
  numeric?: boolean;
  children: string;
}) {
  const [up, down] = [`${by}-asc`, `${by}-desc`];
  const now = query.sort === up ? 'ascending' : query.sort === down ? 'descending' : undefined;
  const next = now === 'ascending' ? down : now === 'descending' ? undefined : up;
  return (
    <Head numeric={numeric ?? false} aria-sort={now}>
      <Link
        href={pathWith(path, query, { sort: next, cursor: undefined })}
        scroll={false}
        className="inline-flex items-center gap-1 text-inherit no-underline hover:text-ink"
      >
        {children}
        {now && <span aria-hidden="true">{now === 'ascending' ? '↑' : '↓'}</span>}
      </Link>
    </Head>
  );
}
