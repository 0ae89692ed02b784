import type { Pick as PickAnswer } from '@eshop/contracts/api/order';
import type { Order } from '../orders/order.ts';

/** What each warehouse has to pick for an order, by SKU, as the shelves are. */
export function picksOf(order: Order): PickAnswer[] {
  const lines = new Map(order.lines.map((line) => [line.productId, line]));
  return order.shipments.map(({ warehouseId, warehouseName, items }) => ({
    orderId: order.id,
    number: order.number,
    warehouseId,
    warehouseName,
    items: items
      .flatMap(({ productId, quantity }) => {
        const line = lines.get(productId);
        return line ? [{ productId, quantity, sku: line.sku, name: line.name }] : [];
      })
      .sort((one, other) => (one.sku < other.sku ? -1 : 1)),
    address: order.address,
    orderedAt: order.createdAt.toISOString(),
  }));
}
