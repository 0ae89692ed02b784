import 'server-only';
import { getOrderCounts, listPicks } from '@eshop/contracts/api/order';
import { getPaymentCounts } from '@eshop/contracts/api/payment';
import { countStock } from '@eshop/contracts/api/warehouse';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway, type Visitor } from '@eshop/site/gateway/request.ts';

const everyMilliseconds = 3_000;
/** Times on the page grow old by themselves. */
const atLeastEveryMilliseconds = 60_000;

/** Tells when what waits has changed, and now and then anyway; returns how to stop. */
export function watchCounts(
  visitor: Visitor,
  { isAdmin, tell, end }: { readonly isAdmin: boolean; tell(): void; end(): void },
): () => void {
  let stopped = false;
  let known: string | undefined;
  let toldAt = Date.now();

  async function look(): Promise<void> {
    const counts = JSON.stringify(await readCounts(visitor, isAdmin));
    const isNews = counts !== known || Date.now() - toldAt > atLeastEveryMilliseconds;
    known = counts;
    if (stopped || !isNews) return;
    toldAt = Date.now();
    tell();
  }

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        await look();
      } catch {
        return end();
      }
      await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
    }
  }

  void run();
  return () => {
    stopped = true;
  };
}

/** What counts of each service say; of one that is away nothing. @throws when the session is over */
function readCounts(visitor: Visitor, isAdmin: boolean): Promise<unknown[]> {
  const asked: Promise<unknown>[] = isAdmin
    ? [callGateway(getPaymentCounts, visitor), callGateway(getOrderCounts, visitor)]
    : [callGateway(listPicks, visitor, { query: { limit: 100 } })];
  return Promise.all([...asked, callGateway(countStock, visitor)].map(orNull));
}

async function orNull(reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading;
  } catch (error) {
    if (isProblem(error, 'UNAUTHENTICATED', 'FORBIDDEN')) throw error;
    return null;
  }
}
