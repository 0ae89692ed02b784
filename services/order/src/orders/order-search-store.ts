import type { OrderStatus } from '@eshop/contracts';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { Order } from './order.ts';
import { toOrder } from './order-store.ts';

/** What a list of orders may be narrowed to; null does not narrow. */
export type OrderFilter = {
  readonly userId: string | null;
  /** Any of these. */
  readonly statuses: readonly OrderStatus[] | null;
  readonly from: Date | null;
  readonly to: Date | null;
  /** Looked for in numbers, names and e-mail addresses. */
  readonly text: string | null;
  readonly before: string | null;
  readonly limit: number;
};

export type OrderSearch = ReturnType<typeof createOrderSearch>;

/** Finds orders, newest first. */
export const createOrderSearch = (database: PrismaClient) => ({
  async find(filter: OrderFilter): Promise<Order[]> {
    const rows = await database.order.findMany({
      where: whereOf(filter),
      orderBy: { id: 'desc' },
      take: filter.limit,
    });
    return rows.map(toOrder);
  },
});

function whereOf({ userId, statuses, from, to, text, before }: OrderFilter): Prisma.OrderWhereInput {
  return {
    ...(userId ? { userId } : {}),
    ...(statuses ? { status: { in: [...statuses] } } : {}),
    ...(from || to ? { createdAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
    ...(before ? { id: { lt: before } } : {}),
    ...(text ? { OR: textIn(text) } : {}),
  };
}

const textIn = (text: string): Prisma.OrderWhereInput[] => [
  { number: { contains: text, mode: 'insensitive' } },
  { email: { contains: text, mode: 'insensitive' } },
  { address: { path: ['name'], string_contains: text, mode: 'insensitive' } },
];
