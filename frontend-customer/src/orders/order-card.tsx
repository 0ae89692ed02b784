import type { Order } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Icon } from '@eshop/ui/icon';
import { ordersText } from '@text/orders';
import Link from 'next/link';
import { LinePicture } from './line-picture.tsx';
import { nextStep } from './next-step.ts';
import { orderPath } from './paths.ts';
import { StatusBadge } from './status-badge.tsx';

const mostPictures = 3;

/** An order in the list: what it is, how it stands, what to do next. */
export function OrderCard({ order, format, now }: { order: Order; format: Format; now: number }) {
  const { id, number, items, status, total, createdAt } = order;
  const next = nextStep(order, now);
  const [first] = items;
  const more = items.length - 1;
  return (
    <article className="group relative grid gap-x-6 gap-y-3 border-t border-line py-5 sm:grid-cols-[auto_1fr_auto] sm:items-center">
      <div className="flex gap-2" aria-hidden="true">
        {items.slice(0, mostPictures).map((line, index) => (
          <LinePicture
            key={line.productId}
            line={line}
            className={index === 0 ? 'w-32 sm:w-36' : 'w-16 self-end'}
          />
        ))}
      </div>
      <div className="grid gap-1.5">
        <h2 className="text-lg">
          <Link
            href={orderPath(id)}
            className="no-underline after:absolute after:inset-0 group-hover:underline"
          >
            <span className="sr-only">{ordersText.open(number)}: </span>
            {first?.name}
            {more > 0 && <span className="font-normal text-soft"> {ordersText.moreItems(more)}</span>}
          </Link>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-soft">
          <span className="plate text-xs text-ink" aria-hidden="true">
            {number}
          </span>
          <span>
            {ordersText.placed} <LocalTime time={createdAt} locale={format.locale} show="date" />
          </span>
        </p>
        <p
          className={`flex items-center gap-1.5 text-sm font-[600] ${next.urgent ? 'text-bad' : 'text-ink'}`}
        >
          {status === 'AWAITING_PAYMENT' && <Icon name="clock" className="size-4" />}
          {next.text}
        </p>
      </div>
      <div className="flex items-center justify-between gap-4 sm:flex-col sm:items-end">
        <p className="text-lg font-[700]">
          <span className="sr-only">{ordersText.total}: </span>
          {format.money(total)}
        </p>
        <StatusBadge status={status} />
      </div>
    </article>
  );
}
