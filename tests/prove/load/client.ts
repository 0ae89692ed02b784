import { setTimeout as wait } from 'node:timers/promises';
import type { Endpoint } from '@eshop/contracts/endpoint';
import type { ProblemCode } from '@eshop/contracts/problem';
import { type Answer, type Call, Refusal, type Shop } from '../../lib/client.ts';
import { servedEndpoints } from '../../lib/endpoints.ts';
import type { Outcome, Seen } from '../seen/seen.ts';

/** What became of something that a client asked for, after all its tries. */
export type Asked<Body> =
  | { readonly outcome: 'promised'; readonly answer: Body }
  | { readonly outcome: 'refused'; readonly code: string }
  /** It was given up: it may have happened or not. */
  | { readonly outcome: 'unknown' };

/** A client as a good one is: each try has a deadline, and what may be tried again is, with the same key. */
export type Client = {
  /** @param mayRefuse refusals that fit what is asked; any other is noted as broken */
  ask<const E extends Endpoint>(
    shop: Shop,
    endpoint: E,
    call?: Call<E>,
    mayRefuse?: readonly ProblemCode[],
  ): Promise<Asked<Answer<E>>>;
};

const deadlineMilliseconds = 15_000;
/** How long something is tried again. */
const patienceMilliseconds = 45_000;
const shortestPauseMilliseconds = 200;
const longestPauseMilliseconds = 2_000;

const services: ReadonlyMap<Endpoint, string> = new Map(
  servedEndpoints.map(({ endpoint, service }) => [endpoint, service]),
);

/** Asks the shop, and notes what it saw of each try. */
export const createClient = (note: (seen: Seen) => void, now: () => number): Client => ({
  async ask(shop, endpoint, call, mayRefuse = []) {
    const request = `${endpoint.method.toUpperCase()} ${endpoint.path}`;
    const service = services.get(endpoint) ?? 'gateway';
    const giveUpAt = now() + patienceMilliseconds;
    for (let tries = 1; ; tries += 1) {
      const at = now();
      const noted = (outcome: Seen['outcome'], detail?: string) =>
        note({ at, milliseconds: now() - at, request, service, outcome, ...(detail ? { detail } : {}) });
      try {
        const answer = await shop.call(endpoint, { ...call, deadlineMilliseconds } as Call<typeof endpoint>);
        noted('good');
        return { outcome: 'promised', answer };
      } catch (error) {
        const met = readError(error, mayRefuse);
        noted(met.outcome, met.detail);
        if (met.outcome === 'refused') return { outcome: 'refused', code: met.code };
        if (met.outcome === 'broken' || now() > giveUpAt) return { outcome: 'unknown' };
        await wait(pauseBefore(tries));
      }
    }
  },
});

/** Longer with each try, and never the same for two clients. */
const pauseBefore = (tries: number) =>
  Math.min(longestPauseMilliseconds, shortestPauseMilliseconds * 2 ** (tries - 1)) * (0.5 + Math.random());

type Met = {
  readonly outcome: Exclude<Outcome, 'good'>;
  code: string;
  detail: string;
};

const mayComeAgain: readonly string[] = ['UNAVAILABLE', 'GATEWAY_TIMEOUT', 'TOO_MANY_REQUESTS'];

function readError(error: unknown, mayRefuse: readonly string[]): Met {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Refusal) {
    const { code, message: detail } = error;
    if (mayComeAgain.includes(code)) return { outcome: 'unavailable', code, detail };
    // The first try with this key is still being worked on: its answer is asked for again.
    if (code === 'REQUEST_IN_PROGRESS') return { outcome: 'in progress', code, detail };
    return { outcome: mayRefuse.includes(code) ? 'refused' : 'broken', code, detail };
  }
  if (isConnection(error)) {
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return { outcome: 'no answer', code: '', detail: text + cause };
  }
  return { outcome: 'broken', code: '', detail: text };
}

/** What `fetch` throws for a connection that breaks and for a deadline. */
const isConnection = (error: unknown): error is Error =>
  error instanceof Error &&
  (error.name === 'TimeoutError' ||
    (error instanceof TypeError && /fetch failed|terminated/.test(error.message)));
