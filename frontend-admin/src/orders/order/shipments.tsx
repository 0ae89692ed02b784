import type { Order, Shipment } from '@eshop/contracts/api/order';
import type { Explanation } from '@eshop/contracts/api/warehouse';
import { createFormat } from '@eshop/site/format/format.ts';
import { orderText } from '@text/orders';
import { Allocation } from './allocation.tsx';
import { Panel } from './panel.tsx';

/** What leaves which warehouse, and why that one. */
export function Shipments({
  order,
  explanation,
  locale,
}: {
  order: Order;
  explanation: Explanation | null;
  locale: string;
}) {
  return (
    <Panel id="shipments" title={orderText.shipments}>
      {order.shipments.length === 0 && <p className="text-soft">{orderText.noShipments}</p>}
      <ul className="grid gap-3">
        {order.shipments.map((shipment) => (
          <li key={shipment.warehouseId}>
            <OneShipment shipment={shipment} order={order} locale={locale} />
          </li>
        ))}
      </ul>
      {order.shipments.length > 0 && <Allocation explanation={explanation} order={order} locale={locale} />}
    </Panel>
  );
}

function OneShipment({ shipment, order, locale }: { shipment: Shipment; order: Order; locale: string }) {
  const { money, number } = createFormat(locale);
  const names = new Map(order.items.map(({ productId, name }) => [productId, name]));
  return (
    <>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-[650]">{orderText.from(shipment.warehouseName)}</span>
        <span className="text-soft">
          {orderText.distance(number(shipment.distance))}, {orderText.cost(money(shipment.cost))}
        </span>
      </p>
      <ul>
        {shipment.items.map(({ productId, quantity }) => (
          <li key={productId}>
            {number(quantity)} × {names.get(productId) ?? productId}
          </li>
        ))}
      </ul>
      {shipment.trackingNumber && (
        <p>
          <span className="text-soft">{orderText.tracking} </span>
          <span className="plate text-xs">{shipment.trackingNumber}</span>
          {shipment.carrier && ` ${shipment.carrier}`}
        </p>
      )}
    </>
  );
}
