import { type OrderStatus, type PaymentStatus, usd } from '@eshop/contracts';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { Order, TimelineEntry } from './order.ts';

type Tx = Prisma.TransactionClient;
type Row = Prisma.OrderGetPayload<object>;

/** Reads orders outside of transactions. */
export type OrderReader = ReturnType<typeof createOrderReader>;

export const createOrderReader = (database: PrismaClient) => ({
  async find(id: string): Promise<Order | null> {
    const row = await database.order.findUnique({ where: { id } });
    return row ? toOrder(row) : null;
  },

  timeline: (orderIds: readonly string[]) => readTimelines(database, orderIds),

  /** Orders whose hold is over, the longest overdue first. */
  async overdue(now: Date, limit: number): Promise<string[]> {
    const rows = await database.order.findMany({
      where: { status: 'AWAITING_PAYMENT', holdExpiresAt: { lt: now }, acceptingPaymentId: null },
      orderBy: { holdExpiresAt: 'asc' },
      take: limit,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  },
});

/** Writes orders inside a transaction. */
export const createOrderStore = (tx: Tx) => ({
  async nextNumber(): Promise<string> {
    const [row] = await tx.$queryRaw<{ number: bigint }[]>`SELECT nextval('order_numbers') AS number`;
    return `ES-${row?.number}`;
  },

  async insert(order: Order, entry: TimelineEntry): Promise<void> {
    await tx.order.createMany({ data: [toRow(order)] });
    await this.addEntry(order.id, entry);
  },

  /** The order with its row locked until the transaction ends, so that two steps can't be taken from one state. */
  async lock(id: string): Promise<Order | null> {
    const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM orders WHERE id = ${id}::uuid FOR UPDATE`;
    if (locked.length === 0) return null;
    const row = await tx.order.findUniqueOrThrow({ where: { id } });
    return toOrder(row);
  },

  /** Writes what steps may change; the row must be locked. */
  async update(order: Order): Promise<void> {
    const { id, lines, address, ...row } = toRow(order);
    await tx.order.updateMany({ where: { id }, data: row });
  },

  async addEntry(orderId: string, entry: TimelineEntry): Promise<void> {
    await tx.timelineEntry.createMany({ data: [{ orderId, ...entry }] });
  },
});

/** The timelines of many orders in one query, oldest step first. */
export async function readTimelines(
  database: Pick<Tx, 'timelineEntry'>,
  orderIds: readonly string[],
): Promise<Map<string, TimelineEntry[]>> {
  const rows = await database.timelineEntry.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: [{ orderId: 'asc' }, { version: 'asc' }],
  });
  const timelines = new Map<string, TimelineEntry[]>(orderIds.map((id) => [id, []]));
  for (const { orderId, ...entry } of rows) timelines.get(orderId)?.push(toEntry(entry));
  return timelines;
}

/** A row of the timeline; the table holds only what this service wrote. */
export const toEntry = (row: {
  version: number;
  at: Date;
  status: string;
  actor: string;
  actorId: string | null;
  reason: string | null;
}): TimelineEntry => ({
  version: row.version,
  at: row.at,
  status: row.status as OrderStatus,
  actor: row.actor as TimelineEntry['actor'],
  actorId: row.actorId,
  reason: row.reason,
});

/** An order as its row tells it; documents were written from the same types. */
export function toOrder(row: Row): Order {
  return {
    id: row.id,
    number: row.number,
    userId: row.userId,
    email: row.email,
    status: row.status as OrderStatus,
    lines: row.lines as unknown as Order['lines'],
    address: row.address as unknown as Order['address'],
    shipments: row.shipments as unknown as Order['shipments'],
    subtotal: usd(Number(row.subtotal)),
    shippingCost: usd(Number(row.shippingCost)),
    total: usd(Number(row.total)),
    payment:
      row.paymentId === null
        ? null
        : {
            id: row.paymentId,
            status: row.paymentStatus as PaymentStatus,
            reason: row.paymentReason,
            version: row.paymentVersion ?? 0,
          },
    acceptingPaymentId: row.acceptingPaymentId,
    rejection:
      row.rejectionCode === null ? null : { code: row.rejectionCode, message: row.rejectionMessage ?? '' },
    holdExpiresAt: row.holdExpiresAt,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function toRow(order: Order) {
  return {
    id: order.id,
    number: order.number,
    userId: order.userId,
    email: order.email,
    status: order.status,
    lines: order.lines as unknown as Prisma.InputJsonArray,
    address: order.address as unknown as Prisma.InputJsonObject,
    shipments: order.shipments as unknown as Prisma.InputJsonArray,
    subtotal: BigInt(order.subtotal.amount),
    shippingCost: BigInt(order.shippingCost.amount),
    total: BigInt(order.total.amount),
    paymentId: order.payment?.id ?? null,
    paymentStatus: order.payment?.status ?? null,
    paymentReason: order.payment?.reason ?? null,
    paymentVersion: order.payment?.version ?? null,
    acceptingPaymentId: order.acceptingPaymentId,
    rejectionCode: order.rejection?.code ?? null,
    rejectionMessage: order.rejection?.message ?? null,
    holdExpiresAt: order.holdExpiresAt,
    version: order.version,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
  };
}
