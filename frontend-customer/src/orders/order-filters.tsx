import { ordersText } from '@text/orders';
import Link from 'next/link';
import { ordersPath } from './paths.ts';
import { type StatusGroup, statusGroups } from './status-groups.ts';

/** Which orders to see: links, so that a list can be kept and gone back to. */
export function OrderFilters({ chosen }: { chosen: StatusGroup }) {
  return (
    <nav aria-label={ordersText.filters} className="-mx-1 overflow-x-auto px-1 pb-1">
      <ul className="flex gap-1.5">
        {(Object.keys(statusGroups) as StatusGroup[]).map((group) => (
          <li key={group}>
            <Link
              href={ordersPath(group)}
              aria-current={group === chosen ? 'page' : undefined}
              className="inline-flex min-h-11 items-center rounded-full border border-line bg-surface px-4 text-sm font-[600] whitespace-nowrap text-ink no-underline hover:border-ink aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper"
            >
              {ordersText.groups[group]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
