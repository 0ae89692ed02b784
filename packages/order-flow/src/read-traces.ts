import type { Trace } from '@eshop/contracts/api/operations';
import { traceIdsOf } from './trace-rows.ts';
import type { SentEvent } from './waterfall.ts';

/** An order has a handful: placed, proofs, decision, shipped, delivered. */
const mostTraces = 20;

/** The traces that these events were written in, as far as they are kept; `read` gives null for one that is not. */
export async function readTraces(
  events: readonly SentEvent[],
  read: (traceId: string) => Promise<Trace | null>,
): Promise<Trace[]> {
  const found = await Promise.all(traceIdsOf(events).slice(0, mostTraces).map(read));
  return found.filter((trace) => trace !== null);
}
