import 'server-only';
import { listPayments } from '@eshop/contracts/api/payment';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { readNames } from '@/names/read-names.ts';
import { periodOf } from '@/tables/period.ts';
import { withOrders } from '../read-queue.ts';
import type { RelatedPayment } from '../review.ts';
import { type CustomerFilter, findCustomer, findOrderId } from './find-subjects.ts';

export type DecidedQuery = Readonly<Record<string, string | undefined>>;

/** A page of decided payments; `customer` tells whom the filter means, `noOrder` that there is no such order. */
export type DecidedPage = {
  readonly items: readonly RelatedPayment[];
  readonly nextCursor: string | null;
  readonly customer: CustomerFilter;
  readonly noOrder: boolean;
};

const pageSize = 50;

/** Decided payments, the latest first, narrowed by what the address says. */
export async function readDecided(query: DecidedQuery): Promise<DecidedPage> {
  const [customer, orderId] = await Promise.all([findCustomer(query.customer), findOrderId(query.order)]);
  const unclear = customer.kind === 'none' || customer.kind === 'several';
  if (unclear || orderId === null) {
    return { items: [], nextCursor: null, customer, noOrder: orderId === null };
  }
  const page = await callAsVisitor(listPayments, {
    query: {
      ...periodOf(query.from, query.to),
      status: statusesIn(query.status),
      sort: 'newest',
      limit: pageSize,
      cursor: query.cursor,
      orderId,
      userId: customer.kind === 'one' ? customer.customer.id : undefined,
    },
  });
  const [entries, names] = await Promise.all([
    withOrders(page.items),
    readNames(page.items.map(({ reviewedBy }) => reviewedBy)),
  ]);
  const items = entries.map((entry) => {
    const { reviewedBy } = entry.payment;
    return { ...entry, reviewer: reviewedBy ? (names[reviewedBy] ?? null) : null };
  });
  return { items, nextCursor: page.nextCursor, customer, noOrder: false };
}

const statusesIn = (status: string | undefined) =>
  status === 'APPROVED' || status === 'REJECTED' ? [status] : ['APPROVED', 'REJECTED'];
