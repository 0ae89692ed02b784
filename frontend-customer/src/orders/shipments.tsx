import type { Order, Shipment } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { ordersText } from '@text/orders';
import { CopyButton } from './copy-button.tsx';

/** What leaves which warehouse, what that costs, and how to follow it. */
export function Shipments({ order, format }: { order: Order; format: Format }) {
  const { shipments, items, status } = order;
  if (shipments.length === 0) return null;
  const nameOf = (productId: string) => items.find((line) => line.productId === productId)?.name ?? '';
  return (
    <section aria-labelledby="shipments">
      <h2 id="shipments" className="text-xl">
        {ordersText.shipments}
      </h2>
      <ul className="mt-4 grid gap-4">
        {shipments.map((shipment) => (
          <li key={shipment.warehouseId} className="rounded-lg border border-line bg-surface p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="text-base">{ordersText.shipmentFrom(shipment.warehouseName)}</h3>
              <p className="font-[650]">{format.money(shipment.cost)}</p>
            </div>
            <p className="text-sm text-soft">{ordersText.distance(format.number(shipment.distance))}</p>
            <ul className="mt-2 text-sm">
              {shipment.items.map(({ productId, quantity }) => (
                <li key={productId}>
                  {ordersText.quantity(quantity)} {nameOf(productId)}
                </li>
              ))}
            </ul>
            <Tracking shipment={shipment} />
          </li>
        ))}
      </ul>
      {status === 'PAYMENT_ACCEPTED' && <p className="mt-3 text-sm text-soft">{ordersText.notShipped}</p>}
    </section>
  );
}

function Tracking({ shipment: { carrier, trackingNumber } }: { shipment: Shipment }) {
  if (trackingNumber === undefined) return null;
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 border-t border-line pt-3">
      {carrier !== undefined && (
        <div>
          <dt className="text-sm text-soft">{ordersText.carrier}</dt>
          <dd className="font-[600]">{carrier}</dd>
        </div>
      )}
      <div>
        <dt className="text-sm text-soft">{ordersText.tracking}</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <span className="plate">{trackingNumber}</span>
          <CopyButton text={trackingNumber} what={ordersText.tracking} />
        </dd>
      </div>
    </dl>
  );
}
