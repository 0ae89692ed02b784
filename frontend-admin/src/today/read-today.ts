import 'server-only';
import { statusOf } from '@eshop/contracts/api/operations';
import { getOrderCounts, listOrders, listPicks } from '@eshop/contracts/api/order';
import { getPaymentCounts, listPayments } from '@eshop/contracts/api/payment';
import { summarizeSales } from '@eshop/contracts/api/sales-report';
import { countStock, listStock } from '@eshop/contracts/api/warehouse';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { consumers } from '@/system/services.ts';
import { dayAt } from './day.ts';

/** Rows shown of each list; the list itself is a link away. */
const shown = 6;
const mostPicks = 100;

/** What an admin sees waiting. Each part is null while its service is away, whatever the others say. */
export const readAdminParts = async () => {
  const [proofs, oldestProofs, orders, endingHolds, toShip, deadLetters] = await Promise.all([
    unlessAway(callAsVisitor(getPaymentCounts)),
    unlessAway(callAsVisitor(listPayments, { query: { status: 'PENDING', limit: shown } })),
    unlessAway(callAsVisitor(getOrderCounts)),
    unlessAway(callAsVisitor(listOrders, { query: { scope: 'all', sort: 'hold-ending', limit: shown } })),
    unlessAway(
      callAsVisitor(listOrders, {
        query: { scope: 'all', status: 'PAYMENT_ACCEPTED', sort: 'oldest', limit: shown },
      }),
    ),
    readDeadLetters(),
  ]);
  return {
    proofs,
    oldestProofs: oldestProofs?.items ?? null,
    orders,
    endingHolds: endingHolds?.items ?? null,
    toShip: toShip?.items ?? null,
    deadLetters,
  };
};

/** What both roles see of the stock. */
export const readStockParts = async () => {
  const [counts, scarcest] = await Promise.all([
    unlessAway(callAsVisitor(countStock)),
    unlessAway(callAsVisitor(listStock, { query: { low: true, sort: 'available', limit: shown } })),
  ]);
  return { counts, scarcest: scarcest?.items ?? null };
};

/** What is to be picked; `more` when there are more orders than were asked for. */
export async function readPicks() {
  const page = await unlessAway(callAsVisitor(listPicks, { query: { limit: mostPicks } }));
  return page && { picks: page.items, more: page.nextCursor !== null };
}

/** Sales of today and of the same weekday last week, hour by hour. */
export async function readSales(now: Date) {
  const [today, before] = await Promise.all(
    [dayAt(now, 0), dayAt(now, -7)].map(({ from, to }) =>
      unlessAway(
        callAsVisitor(summarizeSales, {
          query: { bucket: 'hour', from: from.toISOString(), to: to.toISOString() },
        }),
      ),
    ),
  );
  return today && before ? { today, before } : null;
}

/** How many dead letters wait in all services together; of one that is away nobody knows. */
async function readDeadLetters(): Promise<number | null> {
  const counts = await Promise.all(
    consumers.map((service) => unlessAway(callAsVisitor(statusOf(service).getSystemStatus))),
  );
  const known = counts.flatMap((status) => status?.deadLettersWaiting ?? []);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
