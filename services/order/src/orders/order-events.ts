import type { SaleItem } from '@eshop/contracts';
import { orderCreated, orderStatusUpdated, saleCreated } from '@eshop/contracts/events';
import { newEvent, type OutboxEvent } from '@eshop/kit/messaging';
import type { Order } from './order.ts';

const source = 'order';

/** Tells this very service that an order's stock has to be held. */
export const orderCreatedEvent = (order: Order): OutboxEvent =>
  newEvent(
    orderCreated,
    {
      orderId: order.id,
      userId: order.userId,
      items: order.lines.map(({ productId, sku, name, quantity, unitPrice }) => ({
        productId,
        sku,
        name,
        quantity,
        unitPrice,
      })),
      address: order.address,
      total: order.total,
      version: order.version,
    },
    { source, now: order.updatedAt },
  );

/** Tells that an order reached a state, or that money for it has to go back. */
export function orderStatusEvent(
  order: Order,
  { reason, refundDue }: { reason: string | null; refundDue?: boolean },
): OutboxEvent {
  const trackingNumber = order.shipments[0]?.trackingNumber;
  return newEvent(
    orderStatusUpdated,
    {
      orderId: order.id,
      number: order.number,
      userId: order.userId,
      email: order.email,
      status: order.status,
      ...(reason ? { reason } : {}),
      ...(trackingNumber ? { trackingNumber } : {}),
      ...(refundDue ? { refundDue } : {}),
      version: order.version,
    },
    { source, now: order.updatedAt },
  );
}

/** The sale of an accepted order: each line from each warehouse that sends a part of it. */
export const saleCreatedEvent = (order: Order): OutboxEvent =>
  newEvent(
    saleCreated,
    {
      orderId: order.id,
      orderNumber: order.number,
      userId: order.userId,
      occurredAt: order.updatedAt.toISOString(),
      items: soldItems(order),
      shippingCost: order.shippingCost,
      total: order.total,
    },
    { source, now: order.updatedAt },
  );

/** What was sold, by line and warehouse. The quantities of a product over all warehouses are those of its line. */
export function soldItems(order: Order): SaleItem[] {
  const lines = new Map(order.lines.map((line) => [line.productId, line]));
  return order.shipments.flatMap(({ warehouseId, items }) =>
    items.map(({ productId, quantity }) => {
      const line = lines.get(productId);
      if (!line) throw new Error(`order ${order.id} ships ${productId}, which it does not hold`);
      const { sku, name, make, categoryId, unitPrice } = line;
      return { productId, sku, name, make, categoryId, warehouseId, quantity, unitPrice };
    }),
  );
}
