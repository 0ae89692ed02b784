import Link from 'next/link';
import type { ReactNode } from 'react';
import { PartAway } from '@/shell/shop-away.tsx';

/** A list on a person's page; `read` is null when it could not be read. */
export const PersonPart = <Item,>({
  title,
  read,
  none,
  more = null,
  children,
}: {
  title: string;
  read: readonly Item[] | null;
  /** In place of a list of nothing. */
  none: string;
  /** Where there is more of it. */
  more?: { readonly path: string; readonly label: string } | null;
  children: (items: readonly Item[]) => ReactNode;
}) => (
  <div className="min-w-0">
    <div className="mb-2 flex items-baseline justify-between gap-3">
      <h2 className="text-base font-[650]">{title}</h2>
      {more && (
        <Link href={more.path} className="text-xs underline">
          {more.label}
        </Link>
      )}
    </div>
    {read === null && <PartAway />}
    {read?.length === 0 && <p className="text-soft">{none}</p>}
    {read !== null && read.length > 0 && children(read)}
  </div>
);
