import { refresh, type Session } from '@eshop/contracts/api/auth';
import { LRUCache } from 'lru-cache';
import { isProblem } from '../gateway/gateway-problem.ts';
import { callGateway, type Visitor } from '../gateway/request.ts';

/** A session renewed; `ended` when the shop does not know it any more; `away` when it could not be asked. */
export type Renewal = { readonly session: Session } | 'ended' | 'away';

/** A page asks for many things at once: those who come within this time share one renewal. */
const sharedMilliseconds = 10_000;
/** Every page waits for this, so not for as long as for other calls. */
const patienceMilliseconds = 5_000;
const renewals = new LRUCache<string, Promise<Renewal>>({ max: 2_000, ttl: sharedMilliseconds });

/** Gets a new access token for a refresh token. */
export function renewSession(refreshToken: string, visitor: Visitor): Promise<Renewal> {
  const running = renewals.get(refreshToken);
  if (running) return running;
  const renewal = ask(refreshToken, visitor);
  renewals.set(refreshToken, renewal);
  void renewal.then((result) => {
    if (result === 'away') renewals.delete(refreshToken);
  });
  return renewal;
}

async function ask(refreshToken: string, visitor: Visitor): Promise<Renewal> {
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    return { session: await callGateway(refresh, visitor, { body: { refreshToken }, signal }) };
  } catch (error) {
    return isProblem(error) && [400, 401, 403].includes(error.status) ? 'ended' : 'away';
  }
}
