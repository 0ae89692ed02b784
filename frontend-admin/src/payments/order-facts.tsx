import type { Order } from '@eshop/contracts/api/order';
import { createFormat } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { orderStateText } from '@text/orders';
import { OrderBadge } from '@/orders/order-badge.tsx';

/** The order that a payment is for: state, items, sums, address and what happened to it. */
export function OrderFacts({ order, locale }: { order: Order; locale: string }) {
  const { money } = createFormat(locale);
  const { address } = order;
  return (
    <section aria-labelledby="order-facts" className="grid gap-3">
      <h2 id="order-facts" className="flex flex-wrap items-center gap-2 text-sm">
        <a href={`/orders/${order.id}`} className="underline">
          {order.number}
        </a>
        <OrderBadge status={order.status} />
      </h2>
      <ul className="grid gap-1">
        {order.items.map(({ productId, sku, name, quantity, lineTotal }) => (
          <li key={productId} className="flex justify-between gap-3">
            <span className="min-w-0">
              {quantity} × {name}
              <span className="block text-xs text-soft">{sku}</span>
            </span>
            <span>{money(lineTotal)}</span>
          </li>
        ))}
      </ul>
      <address className="not-italic">
        <span className="font-[600]">{address.name}</span>, {address.street}, {address.city} {address.state}{' '}
        {address.zipCode}
        <span className="block text-soft">{address.phone}</span>
        {order.email && <span className="block break-words text-soft">{order.email}</span>}
      </address>
      <ol className="grid gap-1 text-xs">
        {order.timeline.map((entry) => (
          <li key={`${entry.at}-${entry.status}`} className="flex justify-between gap-3">
            <span className="min-w-0">
              {orderStateText[entry.status]}
              {entry.reason && <span className="text-soft">: {entry.reason}</span>}
            </span>
            <span className="shrink-0 text-soft">
              <LocalTime time={entry.at} locale={locale} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
