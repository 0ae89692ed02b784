import { type OrderSort, orderSorts } from '@eshop/contracts/api/order';
import { type OrderStatus, orderStatuses } from '@eshop/contracts/order-status';
import { periodOf } from '@/tables/period.ts';

export type OrdersAddress = Readonly<Record<string, string | undefined>>;

/** States that the address asks for (`status=A,B`); none for all. */
export const statusesIn = (status: string | undefined): OrderStatus[] => {
  const wanted = new Set(status?.split(','));
  return orderStatuses.filter((one) => wanted.has(one));
};

export const sortIn = (sort: string | undefined): OrderSort =>
  orderSorts.find((one) => one === sort) ?? 'newest';

const uuid = /^[0-9a-f-]{36}$/i;

/** What the shop is asked for a view of all orders. */
export const orderQuery = (address: OrdersAddress, limit: number) => ({
  scope: 'all' as const,
  status: statusesIn(address.status),
  q: address.q?.slice(0, 100),
  userId: address.customer && uuid.test(address.customer) ? address.customer : undefined,
  sort: sortIn(address.sort),
  cursor: address.cursor,
  limit,
  ...periodOf(address.from, address.to),
});
