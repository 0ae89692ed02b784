import type { Endpoint } from '@eshop/contracts/endpoint';
import { idempotencyKeyHeader } from '@eshop/contracts/headers';
import type { z } from 'zod';
import { mayPass, notBegun, withRetries } from './retry.ts';
import type { Session } from './session.ts';
import { readProblem, ShopProblem } from './shop-problem.ts';

/** What goes into one call. */
export type ShopCall = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  readonly idempotencyKey?: string;
  /** The same request twice does no harm, so that it may be sent again when its answer was lost. */
  readonly repeatable?: boolean;
  /** The version that the caller saw, as an entity tag. */
  readonly ifMatch?: string;
};

/** Calls endpoints of the contract at one address, as one person. */
export type ShopClient = {
  call<Answer extends z.ZodType>(
    endpoint: Endpoint & { readonly answer: Answer },
    call?: ShopCall,
  ): Promise<z.output<Answer>>;
};

/** Where to call, who calls, and how patient to be. */
export type ShopClientOptions = {
  readonly url: string;
  readonly session?: Session | undefined;
  readonly timeoutMs?: number;
  readonly attempts?: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * A client of the shop's public HTTP API: answers are parsed by the contract's schemas, what is busy is tried again,
 * an access token that ran out is renewed.
 * A POST with neither an idempotency key nor `repeatable` is sent again only when the shop said it was not begun.
 * @throws ShopProblem when the shop refuses; TypeError when it cannot be reached.
 */
export function createShopClient(options: ShopClientOptions): ShopClient {
  const { session, signal, timeoutMs = 30_000, attempts = 12 } = options;

  async function send(endpoint: Endpoint, call: ShopCall, token: string | undefined): Promise<unknown> {
    const response = await fetch(addressOf(options.url, endpoint.path, call), {
      method: endpoint.method.toUpperCase(),
      headers: headersOf(call, token),
      ...bodyOf(endpoint, call),
      signal: signal
        ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
        : AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw await readProblem(endpoint.summary, response);
    return response.status === 204 ? undefined : response.json();
  }

  async function sendSignedIn(endpoint: Endpoint, call: ShopCall): Promise<unknown> {
    if (!session || endpoint.access === 'public') return send(endpoint, call, undefined);
    const token = await session.token();
    try {
      return await send(endpoint, call, token);
    } catch (error) {
      if (!(error instanceof ShopProblem) || error.status !== 401 || !session.renew) throw error;
      return send(endpoint, call, await session.renew(token));
    }
  }

  return {
    async call(endpoint, call = {}) {
      const safe =
        endpoint.method !== 'post' || call.idempotencyKey !== undefined || call.repeatable === true;
      const policy = { attempts, again: safe ? mayPass : notBegun, signal };
      const answer = await withRetries(policy, () => sendSignedIn(endpoint, call));
      return endpoint.answer.parse(answer);
    },
  };
}

function addressOf(url: string, path: string, call: ShopCall): URL {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(call.params?.[name] ?? ''),
  );
  const address = new URL(url.replace(/\/+$/, '') + filled);
  for (const [name, value] of Object.entries(call.query ?? {})) address.searchParams.set(name, String(value));
  return address;
}

function headersOf(call: ShopCall, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(call.idempotencyKey === undefined ? {} : { [idempotencyKeyHeader]: call.idempotencyKey }),
    ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch }),
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

function bodyOf(endpoint: Endpoint, call: ShopCall): { body?: string | FormData } {
  if (call.file && endpoint.file) {
    const form = new FormData();
    form.set(
      endpoint.file.field,
      new Blob([Uint8Array.from(call.file.bytes)], { type: call.file.type }),
      call.file.name,
    );
    return { body: form };
  }
  return call.body === undefined ? {} : { body: JSON.stringify(call.body) };
}
