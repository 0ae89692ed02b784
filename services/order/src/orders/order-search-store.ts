import { type OrderStatus, orderStatuses } from '@eshop/contracts';
import type { OrderSort } from '@eshop/contracts/api/order';
import { idsOfPeriod } from '@eshop/kit/cursor';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { Order } from './order.ts';
import { type OrderPosition, orderSorts } from './order-sorts-store.ts';
import { toOrder } from './order-store.ts';

/** What a list of orders may be narrowed to; null does not narrow. */
export type OrderFilter = {
  readonly userId: string | null;
  /** Among these. */
  readonly ids?: readonly string[] | null;
  /** Any of these. */
  readonly statuses: readonly OrderStatus[] | null;
  readonly from: Date | null;
  readonly to: Date | null;
  /** Each of these is in the number, the name, the e-mail address or a SKU. */
  readonly words: readonly string[];
};

export type OrderPage = {
  readonly sort: OrderSort;
  readonly after: OrderPosition | null;
  readonly limit: number;
};

export type OrderSearch = ReturnType<typeof createOrderSearch>;

/** Finds and counts orders. */
export const createOrderSearch = (database: PrismaClient) => ({
  /**
   * A page of orders. Each state is read by itself, as far as the page goes, since the indexes give the order of a list within
   * one state only.
   */
  async find(filter: OrderFilter, page: OrderPage): Promise<Order[]> {
    const { limit, sort } = page;
    const { orderBy } = orderSorts[sort];
    const parts = (filter.statuses ?? [null]).map(
      (status) => Prisma.sql`(
        SELECT id, total, hold_expires_at FROM orders
        WHERE ${conditions(filter, page, status)} ORDER BY ${orderBy} LIMIT ${limit})`,
    );
    const found = await database.$queryRaw<{ id: string }[]>`
      SELECT id FROM (${Prisma.join(parts, ' UNION ALL ')}) AS found ORDER BY ${orderBy} LIMIT ${limit}`;
    const rows = await database.order.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return found.flatMap(({ id }) => byId.get(id) ?? []).map(toOrder);
  },

  /** What an order is sorted by beside its id, for the position of a page. */
  keyOf: (order: Order, sort: OrderSort): string => orderSorts[sort].keyOf(order),

  async countByStatus(): Promise<Record<OrderStatus, number>> {
    const rows = await database.order.groupBy({ by: ['status'], _count: { _all: true } });
    const counted = new Map(rows.map(({ status, _count }) => [status, _count._all]));
    const counts = orderStatuses.map((status) => [status, counted.get(status) ?? 0]);
    return Object.fromEntries(counts) as Record<OrderStatus, number>;
  },

  /** How many await their payment and let go of their stock before a moment. */
  countEndingBefore: (moment: Date): Promise<number> =>
    database.order.count({ where: { status: 'AWAITING_PAYMENT', holdExpiresAt: { lt: moment } } }),
});

function conditions(
  { userId, ids, from, to, words }: OrderFilter,
  { sort, after }: OrderPage,
  status: OrderStatus | null,
): Prisma.Sql {
  const { condition, after: beyond } = orderSorts[sort];
  const { first, last } = idsOfPeriod(from, to);
  return Prisma.join(
    [
      condition,
      ...(after ? [beyond(after)] : []),
      ...(status ? [Prisma.sql`status = ${status}`] : []),
      ...(userId ? [Prisma.sql`user_id = ${userId}::uuid`] : []),
      ...(ids ? [Prisma.sql`id = ANY(${ids}::uuid[])`] : []),
      ...(from && first
        ? [Prisma.sql`created_at >= ${from.toISOString()}::timestamptz AND id >= ${first}::uuid`]
        : []),
      ...(to && last
        ? [Prisma.sql`created_at < ${to.toISOString()}::timestamptz AND id < ${last}::uuid`]
        : []),
      ...words.map((word) => Prisma.sql`search ILIKE ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`),
    ],
    ' AND ',
  );
}
