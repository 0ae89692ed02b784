import type { Order } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { ordersText } from '@text/orders';

/** What an order comes to. */
export function Totals({
  order: { subtotal, shippingCost, total },
  format,
}: {
  order: Pick<Order, 'subtotal' | 'shippingCost' | 'total'>;
  format: Format;
}) {
  const rows = [
    [ordersText.subtotal, subtotal],
    [ordersText.shipping, shippingCost],
  ] as const;
  return (
    <dl className="grid gap-2">
      {rows.map(([what, money]) => (
        <div key={what} className="flex justify-between gap-4 text-soft">
          <dt>{what}</dt>
          <dd>{format.money(money)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t border-line pt-2 text-xl font-[700]">
        <dt>{ordersText.total}</dt>
        <dd>{format.money(total)}</dd>
      </div>
    </dl>
  );
}
