import type { PaymentStatus } from '@eshop/contracts';
import { idsOfPeriod } from '@eshop/kit/cursor';
import { invalidState } from '@eshop/kit/errors';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { ProofContentType } from '../proofs/proof.ts';
import type { Payment } from './payment.ts';

type Row = Prisma.PaymentGetPayload<object>;

/** What a list of payments may be narrowed to; null does not narrow. */
export type PaymentFilter = {
  readonly userId: string | null;
  readonly orderId: string | null;
  /** Any of these. */
  readonly statuses: readonly PaymentStatus[] | null;
  /** When it was handed in. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly sort: 'oldest' | 'newest';
  /** Only those that come after this one, as they are sorted. */
  readonly after: string | null;
  readonly limit: number;
};

/** Reads payments outside of transactions. */
export const createPaymentReader = (database: PrismaClient) => ({
  find: (id: string) => findPayment(database, id),
  ofOrder: (orderId: string) => paymentsOf(database, orderId),

  /**
   * By time: ids are UUIDv7, so their order is that of time. Each state is read by itself, as far as the page goes, since the
   * index gives the order of time within one state only.
   */
  async list(filter: PaymentFilter): Promise<Payment[]> {
    const { statuses, sort, limit } = filter;
    const pages = await Promise.all(
      (statuses ?? [null]).map((status) =>
        database.payment.findMany({
          where: whereOf(filter, status),
          orderBy: { id: sort === 'newest' ? 'desc' : 'asc' },
          take: limit,
        }),
      ),
    );
    const direction = sort === 'newest' ? -1 : 1;
    const rows = pages.flat().sort((one, other) => (one.id < other.id ? -direction : direction));
    return rows.slice(0, limit).map(toPayment);
  },

  /** How many wait for their review. */
  pending: (): Promise<number> => database.payment.count({ where: { status: 'PENDING' } }),

  /** Since when the one waits that has waited longest. */
  async oldestPendingAt(): Promise<Date | null> {
    const oldest = await database.payment.findFirst({
      where: { status: 'PENDING' },
      orderBy: { id: 'asc' },
      select: { createdAt: true },
    });
    return oldest?.createdAt ?? null;
  },
});

/** Writes payments inside a transaction that holds the lock of their order. */
export const createPaymentStore = (tx: Prisma.TransactionClient) => ({
  find: (id: string) => findPayment(tx, id),
  ofOrder: (orderId: string) => paymentsOf(tx, orderId),

  /** @throws 409 `INVALID_STATE` when the index of `blocks_order` knows a payment that lets no other one follow. */
  async insert(payment: Payment): Promise<void> {
    try {
      await tx.payment.createMany({ data: [{ ...toRow(payment), position: await nextPosition(tx) }] });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw invalidState('another payment for this order came first');
    }
  },

  /** Writes a decision. @throws 409 `INVALID_STATE` when the payment has changed since it was read. */
  async decide(payment: Payment): Promise<void> {
    const { id, status, reason, final, refundDue, reviewedBy, reviewedAt, version } = payment;
    const { count } = await tx.payment.updateMany({
      where: { id, version: version - 1 },
      data: {
        status,
        reason,
        final,
        refundDue,
        reviewedBy,
        reviewedAt,
        version,
        position: await nextPosition(tx),
      },
    });
    if (count === 0) throw invalidState('the payment was decided on by somebody else');
  },

  /** Marks the approved payment of an order whose money has to go back; once, however often it is told. */
  async markRefundDue(orderId: string): Promise<void> {
    await tx.payment.updateMany({
      where: { orderId, status: 'APPROVED', refundDue: false },
      data: { refundDue: true, version: { increment: 1 }, position: await nextPosition(tx) },
    });
  },

  /**
   * The payment that first came with a file: this one, when no other did. Of two that come at the same time the second waits
   * here for the first, so exactly one of them is the first.
   */
  async firstWith(sha256: string, paymentId: string): Promise<string> {
    await tx.$executeRaw`INSERT IGNORE INTO proof_files (sha256, payment_id) VALUES (${sha256}, ${paymentId})`;
    const { paymentId: first } = await tx.proofFile.findUniqueOrThrow({ where: { sha256 } });
    return first;
  },
});

function whereOf(
  { userId, orderId, from, to, sort, after }: PaymentFilter,
  status: PaymentStatus | null,
): Prisma.PaymentWhereInput {
  const { first, last } = idsOfPeriod(from, to);
  return {
    ...(userId ? { userId } : {}),
    ...(orderId ? { orderId } : {}),
    ...(status ? { status } : {}),
    ...(from || to ? { createdAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
    AND: [
      ...(first ? [{ id: { gte: first } }] : []),
      ...(last ? [{ id: { lt: last } }] : []),
      ...(after ? [{ id: sort === 'newest' ? { lt: after } : { gt: after } }] : []),
    ],
  };
}

/** The next place in the feed; nobody else gets one until this transaction ends, so places become visible in their order. */
async function nextPosition(tx: Prisma.TransactionClient): Promise<bigint> {
  await tx.$executeRaw`UPDATE payment_positions SET position = position + 1`;
  const { position } = await tx.paymentPosition.findUniqueOrThrow({ where: { id: 1 } });
  return position;
}

async function findPayment(db: Prisma.TransactionClient, id: string): Promise<Payment | null> {
  const row = await db.payment.findUnique({ where: { id } });
  return row ? toPayment(row) : null;
}

async function paymentsOf(db: Prisma.TransactionClient, orderId: string): Promise<Payment[]> {
  const rows = await db.payment.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
  return rows.map(toPayment);
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

export function toPayment(whole: Row): Payment {
  const { objectKey, contentType, size, sha256, duplicateOf, position: _position, ...row } = whole;
  return {
    ...row,
    // Only values of the contract are written to these two.
    status: row.status as PaymentStatus,
    amount: row.amount === null ? null : Number(row.amount),
    proof: { objectKey, contentType: contentType as ProofContentType, size, sha256, duplicateOf },
  };
}

const toRow = ({ proof, amount, ...payment }: Payment) => ({
  ...payment,
  ...proof,
  amount: amount === null ? null : BigInt(amount),
});
