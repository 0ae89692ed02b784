import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { Reservation } from './reservation.ts';

type Row = {
  order_id: string;
  status: string;
  items: unknown;
  zip_code: string | null;
  shipments: unknown;
  expires_at: Date | null;
};

const columns = Prisma.raw('order_id, status, items, zip_code, shipments, expires_at');

/** Reads reservations outside of transactions. */
export const createReservationReader = (database: PrismaClient) => ({
  /** The reservation of an order as committed. */
  async find(orderId: string): Promise<Reservation | null> {
    const [row] = await database.$queryRaw<Row[]>`
      SELECT ${columns} FROM reservations WHERE order_id = ${orderId}::uuid`;
    return row ? toReservation(row) : null;
  },

  /** For how many seconds the longest overdue hold has been due; 0 when none is. */
  async overdueSeconds(): Promise<number> {
    const [row] = await database.$queryRaw<{ seconds: number | null }[]>`
      SELECT extract(epoch FROM now() - min(expires_at))::float8 AS seconds
      FROM reservations WHERE status = 'HELD' AND expires_at <= now()`;
    return row?.seconds ?? 0;
  },
});

/** Writes reservations inside a transaction. */
export const createReservationStore = (tx: Prisma.TransactionClient) => ({
  /** The reservation with its row locked until the transaction ends. */
  async lock(orderId: string): Promise<Reservation | null> {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT ${columns} FROM reservations WHERE order_id = ${orderId}::uuid FOR UPDATE`;
    return row ? toReservation(row) : null;
  },

  /** Locks holds whose time is over, the longest overdue first; those that another instance has in hand are left to it. */
  async lockDue(limit: number): Promise<Reservation[]> {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT ${columns} FROM reservations WHERE status = 'HELD' AND expires_at <= now()
      ORDER BY expires_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    return rows.map(toReservation);
  },

  /** False when the order has a reservation already; one that is just being written is waited for. */
  async insert(reservation: Reservation): Promise<boolean> {
    const { orderId, status, items, zipCode, shipments, expiresAt } = reservation;
    const rows = await tx.$executeRaw`
      INSERT INTO reservations (order_id, status, items, zip_code, shipments, expires_at)
      VALUES (${orderId}::uuid, ${status}, ${JSON.stringify(items)}::jsonb, ${zipCode},
        ${JSON.stringify(shipments)}::jsonb, ${expiresAt}) ON CONFLICT DO NOTHING`;
    return rows > 0;
  },

  /** Writes what can change; the row must be locked. */
  async update({ orderId, status, shipments, expiresAt }: Reservation): Promise<void> {
    await tx.$executeRaw`
      UPDATE reservations SET status = ${status}, shipments = ${JSON.stringify(shipments)}::jsonb,
        expires_at = ${expiresAt}, updated_at = now() WHERE order_id = ${orderId}::uuid`;
  },

  /** Marks holds as expired; the rows must be locked. */
  async expire(orderIds: readonly string[]): Promise<void> {
    await tx.$executeRaw`
      UPDATE reservations SET status = 'EXPIRED', updated_at = now() WHERE order_id = ANY(${[...orderIds]}::uuid[])`;
  },
});

/** The documents were written from the same types, and a CHECK keeps the status. */
const toReservation = (row: Row): Reservation => ({
  orderId: row.order_id,
  status: row.status as Reservation['status'],
  items: row.items as Reservation['items'],
  zipCode: row.zip_code,
  shipments: row.shipments as Reservation['shipments'],
  expiresAt: row.expires_at,
});
