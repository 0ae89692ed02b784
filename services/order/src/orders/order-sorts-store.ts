import type { OrderSort } from '@eshop/contracts/api/order';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Order } from './order.ts';

/** Where a page begins: after the order with this id and, where it is not sorted by time, this key. */
export type OrderPosition = { readonly key: string; readonly id: string };

type Sort = {
  /** What an order must be to be in such a list at all. */
  readonly condition: Prisma.Sql;
  readonly orderBy: Prisma.Sql;
  /** What comes after a position. */
  readonly after: (position: OrderPosition) => Prisma.Sql;
  /** The key of an order for its position. */
  readonly keyOf: (order: Order) => string;
};

const everyOrder = Prisma.sql`TRUE`;

/** How lists of orders are sorted; ids are UUIDv7, so their order is that of time. Each is the order of an index. */
export const orderSorts: Record<OrderSort, Sort> = {
  newest: {
    condition: everyOrder,
    orderBy: Prisma.sql`id DESC`,
    after: ({ id }) => Prisma.sql`id < ${id}::uuid`,
    keyOf: () => '',
  },
  oldest: {
    condition: everyOrder,
    orderBy: Prisma.sql`id`,
    after: ({ id }) => Prisma.sql`id > ${id}::uuid`,
    keyOf: () => '',
  },
  'hold-ending': {
    condition: Prisma.sql`status = 'AWAITING_PAYMENT' AND hold_expires_at IS NOT NULL`,
    orderBy: Prisma.sql`hold_expires_at, id`,
    after: ({ key, id }) => Prisma.sql`(hold_expires_at, id) > (${key}::timestamptz, ${id}::uuid)`,
    keyOf: ({ holdExpiresAt }) => holdExpiresAt?.toISOString() ?? '',
  },
  total: {
    condition: everyOrder,
    orderBy: Prisma.sql`total DESC, id DESC`,
    after: ({ key, id }) => Prisma.sql`(total, id) < (${key}::bigint, ${id}::uuid)`,
    keyOf: ({ total }) => String(total.amount),
  },
};
