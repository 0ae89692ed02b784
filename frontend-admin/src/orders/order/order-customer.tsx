import type { Order } from '@eshop/contracts/api/order';
import { createFormat } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { orderText } from '@text/orders';
import { PartAway } from '@/shell/shop-away.tsx';
import { OrderBadge } from '../order-badge.tsx';
import { Panel } from './panel.tsx';

/** Who ordered, where it goes, and what else they ordered. */
export function OrderCustomer({
  order,
  others,
  name,
  locale,
}: {
  order: Order;
  others: readonly Order[] | null;
  name: string | undefined;
  locale: string;
}) {
  const { address } = order;
  return (
    <Panel id="customer" title={orderText.customer}>
      <p>
        <a href={`/people/${order.userId}`} className="font-[620] underline">
          {name ?? address.name}
        </a>
        {order.email && <span className="block break-words text-soft">{order.email}</span>}
      </p>
      <h3 className="mt-3 text-xs text-soft">{orderText.address}</h3>
      <address className="not-italic">
        {address.name}
        <br />
        {address.street}
        <br />
        {address.city}, {address.state} {address.zipCode}
        <br />
        {address.phone}
      </address>
      {address.note && (
        <p className="mt-1 whitespace-pre-line">
          <span className="text-soft">{orderText.note}: </span>
          {address.note}
        </p>
      )}
      <h3 className="mt-3 text-xs text-soft">{orderText.otherOrders}</h3>
      <OtherOrders others={others} locale={locale} />
      {others && others.length > 0 && (
        <p className="mt-1">
          <a href={`/orders?customer=${order.userId}`} className="underline">
            {orderText.allOrders}
          </a>
        </p>
      )}
    </Panel>
  );
}

function OtherOrders({ others, locale }: { others: readonly Order[] | null; locale: string }) {
  if (others === null) return <PartAway />;
  if (others.length === 0) return <p className="text-soft">{orderText.noOtherOrders}</p>;
  const { money } = createFormat(locale);
  return (
    <ul>
      {others.map(({ id, number, status, total, createdAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-2 py-1">
          <a href={`/orders/${id}`} className="font-[600] underline">
            {number}
          </a>
          <OrderBadge status={status} />
          <span className="text-xs text-soft">
            <LocalTime time={createdAt} locale={locale} show="date" />
          </span>
          <span className="ml-auto">{money(total)}</span>
        </li>
      ))}
    </ul>
  );
}
