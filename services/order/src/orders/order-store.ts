import { type OrderStatus, type PaymentStatus, usd } from '@eshop/contracts';
import type { SqlSession } from '@eshop/kit/sql';
import type { Prisma } from '../../generated/prisma/client.ts';
import { addEntry, readTimelines } from '../timeline/timeline-store.ts';
import type { Order, TimelineEntry } from './order.ts';

type Row = Prisma.OrderGetPayload<object>;

/** Every column of an order by the name that the model gives it. */
const columns = `id, number, user_id AS "userId", email, status, lines, address, shipments, subtotal,
  shipping_cost AS "shippingCost", total, payment_id AS "paymentId", payment_status AS "paymentStatus",
  payment_reason AS "paymentReason", payment_version AS "paymentVersion", accepting_payment_id AS "acceptingPaymentId",
  rejection_code AS "rejectionCode", rejection_message AS "rejectionMessage", hold_expires_at AS "holdExpiresAt",
  version, created_at AS "createdAt", updated_at AS "updatedAt"`;
const byId = `SELECT ${columns} FROM orders WHERE id = $1::uuid`;
const byIdForUpdate = `${byId} FOR UPDATE`;

async function readOne(session: SqlSession, statement: string, id: string): Promise<Order | null> {
  const [row] = await session.$queryRawUnsafe<Row[]>(statement, id);
  return row ? toOrder(row) : null;
}

/** Reads orders outside of transactions. */
export type OrderReader = ReturnType<typeof createOrderReader>;

export const createOrderReader = (sql: SqlSession) => ({
  find: (id: string): Promise<Order | null> => readOne(sql, byId, id),

  timeline: (orderIds: readonly string[]) => readTimelines(sql, orderIds),

  /** Orders whose hold is over, the longest overdue first. */
  async overdue(now: Date, limit: number): Promise<string[]> {
    const rows = await sql.$queryRaw<{ id: string }[]>`
      SELECT id FROM orders
      WHERE status = 'AWAITING_PAYMENT' AND hold_expires_at < ${now} AND accepting_payment_id IS NULL
      ORDER BY hold_expires_at LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  },
});

/** Writes orders inside a transaction. */
export const createOrderStore = (tx: SqlSession) => ({
  /** Stores a new order with the first entry of its timeline, and gives it its number. */
  async insert(order: Omit<Order, 'number'>, entry: TimelineEntry): Promise<Order> {
    const { id, subtotal, shippingCost, total } = order;
    const json = JSON.stringify;
    const [row] = await tx.$queryRaw<{ number: string }[]>`
      WITH placed AS (
        INSERT INTO orders (id, number, user_id, email, status, lines, address, shipments, subtotal, shipping_cost, total,
          version, created_at, updated_at)
        VALUES (${id}::uuid, 'ES-' || nextval('order_numbers'), ${order.userId}::uuid, ${order.email}, ${order.status},
          ${json(order.lines)}::jsonb, ${json(order.address)}::jsonb, ${json(order.shipments)}::jsonb,
          ${subtotal.amount}, ${shippingCost.amount}, ${total.amount}, ${order.version}, ${order.createdAt},
          ${order.updatedAt})
        RETURNING number
      ), entered AS (${addEntry(id, entry)})
      SELECT number FROM placed`;
    if (!row) throw new Error('an insert returns its row');
    return { ...order, number: row.number };
  },

  /** The order with its row locked until the transaction ends, so that two steps can't be taken from one state. */
  lock: (id: string): Promise<Order | null> => readOne(tx, byIdForUpdate, id),

  /** Writes what steps may change, and the step's entry in the timeline; the row must be locked. */
  async step(order: Order, entry: TimelineEntry): Promise<void> {
    const { id, payment, rejection } = order;
    await tx.$executeRaw`
      WITH moved AS (
        UPDATE orders
        SET status = ${order.status}, shipments = ${JSON.stringify(order.shipments)}::jsonb,
          payment_id = ${payment?.id ?? null}::uuid, payment_status = ${payment?.status ?? null},
          payment_reason = ${payment?.reason ?? null}, payment_version = ${payment?.version ?? null},
          accepting_payment_id = ${order.acceptingPaymentId}::uuid, rejection_code = ${rejection?.code ?? null},
          rejection_message = ${rejection?.message ?? null}, hold_expires_at = ${order.holdExpiresAt},
          version = ${order.version}, updated_at = ${order.updatedAt}
        WHERE id = ${id}::uuid
      )
      ${addEntry(id, entry)}`;
  },

  /** Marks an order whose payment is being accepted; the row must be locked. */
  async markAccepting(id: string, paymentId: string): Promise<void> {
    await tx.$executeRaw`UPDATE orders SET accepting_payment_id = ${paymentId}::uuid WHERE id = ${id}::uuid`;
  },
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
