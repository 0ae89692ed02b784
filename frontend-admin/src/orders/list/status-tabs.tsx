import type { OrderCounts } from '@eshop/contracts/api/order';
import { orderStatuses } from '@eshop/contracts/order-status';
import { createFormat } from '@eshop/site/format/format.ts';
import { classes } from '@eshop/ui/classes';
import { orderStateText, ordersText } from '@text/orders';
import Link from 'next/link';
import { pathWith } from '@/tables/query.ts';
import { type OrdersAddress, statusesIn } from './order-query.ts';

/** The states of orders with how many there are in each; a press shows those. */
export function StatusTabs({
  path,
  address,
  counts,
  locale,
}: {
  path: string;
  address: OrdersAddress;
  /** Null while they can't be read. */
  counts: OrderCounts | null;
  locale: string;
}) {
  const chosen = statusesIn(address.status);
  const { number } = createFormat(locale);
  const sum = counts && Object.values(counts.byStatus).reduce((one, other) => one + other, 0);
  const tabs = [
    { status: undefined, title: ordersText.all, count: sum },
    ...orderStatuses.map((status) => ({
      status,
      title: orderStateText[status],
      count: counts?.byStatus[status] ?? null,
    })),
  ];
  return (
    <nav aria-label={ordersText.tabs} className="mb-3 overflow-x-auto border-b border-line">
      <ul className="flex">
        {tabs.map(({ status, title, count }) => {
          const here = status === undefined ? chosen.length === 0 : chosen.includes(status);
          return (
            <li key={title}>
              <Link
                href={pathWith(path, address, { status, cursor: undefined })}
                scroll={false}
                aria-current={here ? 'page' : undefined}
                className={classes(
                  'flex h-9 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap no-underline',
                  here ? 'border-accent font-[650]' : 'border-transparent text-soft hover:text-ink',
                )}
              >
                {title}
                {count !== null && <span className="text-xs text-soft">{number(count)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
