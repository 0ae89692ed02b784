import { todayText } from '@text/today';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { PartAway } from '@/shell/shop-away.tsx';
import { Table } from '@/tables/table.tsx';

/** The first rows of a list, and the way to all of it. A list that could not be read says so alone. */
export const Panel = ({
  title,
  path,
  head,
  rows,
}: {
  title: string;
  path: string;
  head: ReactNode;
  /** Null when they could not be read. */
  rows: readonly ReactNode[] | null;
}) => (
  <section className="grid min-w-0 content-start gap-2">
    <div className="flex items-baseline justify-between gap-3">
      <h2 className="text-base">{title}</h2>
      <Link href={path} aria-label={`${todayText.all}: ${title}`} className="text-xs font-[600]">
        {todayText.all}
      </Link>
    </div>
    {rows === null ? (
      <PartAway />
    ) : rows.length === 0 ? (
      <p className="rounded-md border border-line bg-surface px-2.5 py-2 text-soft">{todayText.none}</p>
    ) : (
      <Table caption={title}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{rows}</tbody>
      </Table>
    )}
  </section>
);
