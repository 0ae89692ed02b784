import 'server-only';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { LRUCache } from 'lru-cache';
import { GatewayProblem, isPassing } from './gateway-problem.ts';
import {
  type Answer,
  type Call,
  gatewayPath,
  problemOf,
  readAnswer,
  sendToGateway,
  visitorHeaders,
} from './request.ts';
import { visitorAddress } from './visitor-address.ts';

/** An answer of the catalogue: the same for everybody. */
type Kept = {
  readonly answer: unknown;
  readonly etag: string | null;
  /** As it came; in memory it takes some times as much. */
  readonly bytes: number;
  checkedAt: number;
};

/** So long an answer is shown without asking; after that the shop is asked whether it has changed. */
const freshMilliseconds = 1_000;
/** So long an old answer is better than none, while the shop does not answer. */
const staleMilliseconds = 600_000;
const mostBytes = 6 * 1024 * 1024;
const bytesUntold = 30_000;

const kept = new LRUCache<string, Kept>({
  maxSize: mostBytes,
  sizeCalculation: ({ bytes }, path) => bytes + path.length + 200,
  ttl: staleMilliseconds,
});
const asking = new Map<string, Promise<unknown>>();

/**
 * Reads what everybody may see. Answers are kept and asked about again after a second, at the price of a 304, so a
 * page is never older than that. While the shop is away, what was read in the last ten minutes is shown. The
 * shop's limits count it for the visitor who asked first.
 * @throws GatewayProblem, or GatewayAway when there is nothing to show
 */
export async function readCatalogue<const E extends Endpoint>(
  endpoint: E,
  { params, query }: Pick<Call<E>, 'params' | 'query'> = {},
): Promise<Answer<E>> {
  const path = gatewayPath(endpoint.path, params, query);
  const known = kept.get(path);
  if (known && Date.now() - known.checkedAt < freshMilliseconds) return known.answer as Answer<E>;
  const before = asking.get(path);
  const asked = before ?? ask(endpoint, path, known).finally(() => asking.delete(path));
  if (!before) asking.set(path, asked);
  return (await asked) as Answer<E>;
}

async function ask(endpoint: Endpoint, path: string, known: Kept | undefined): Promise<unknown> {
  try {
    const response = await sendToGateway(path, {
      headers: {
        ...visitorHeaders({ address: await visitorAddress() }),
        ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      },
    });
    if (response.status === 304 && known) {
      known.checkedAt = Date.now();
      kept.set(path, known);
      return known.answer;
    }
    if (!response.ok) throw await problemOf(response);
    const answer = await readAnswer(endpoint, response);
    const { headers } = response;
    const bytes = Number(headers.get('content-length')) || bytesUntold;
    kept.set(path, { answer, etag: headers.get('etag'), bytes, checkedAt: Date.now() });
    return answer;
  } catch (error) {
    if (known && isPassing(error)) return known.answer;
    if (error instanceof GatewayProblem && error.status < 500) kept.delete(path);
    throw error;
  }
}
