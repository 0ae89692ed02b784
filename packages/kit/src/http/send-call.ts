import type { Endpoint } from '@eshop/contracts/endpoint';
import { request } from 'undici';
import { currentTrace } from '../logging/index.ts';
import type { CallOptions } from './call-endpoint.ts';
import { guarded, UpstreamFailure, upstreamAgent } from './upstream.ts';

export type RawAnswer = { readonly status: number; readonly text: string };

const defaultTimeoutMilliseconds = 3_000;

/** Sends one call and reads its answer whole. @throws {Unavailable} */
export async function sendCall(endpoint: Endpoint, options: CallOptions): Promise<RawAnswer> {
  const { service, token, body, timeoutMs = defaultTimeoutMilliseconds } = options;
  const url = urlOf(endpoint, options);
  const bearer = typeof token === 'function' ? await token() : token;
  const trace = currentTrace();
  const headers = {
    accept: 'application/json, application/problem+json',
    ...(trace && { 'x-request-id': trace.requestId, traceparent: trace.traceparent }),
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(options.idempotencyKey !== undefined && { 'idempotency-key': options.idempotencyKey }),
    ...options.headers,
  };
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  return guarded(service, url.origin, async () => {
    const answer = await exchange(url, endpoint, { headers, body, signal }).catch((error: unknown) => {
      // The caller went away: that says nothing about the neighbour.
      if (options.signal?.aborted) throw error;
      throw new UpstreamFailure(`${endpoint.name} was not answered`, { cause: error });
    });
    if (answer.status >= 500 || answer.status === 429) {
      const { retryAfterSeconds } = answer;
      throw new UpstreamFailure(`${endpoint.name} was answered ${answer.status}`, { retryAfterSeconds });
    }
    return answer;
  });
}

type Outgoing = { headers: Record<string, string>; body: unknown; signal: AbortSignal };

async function exchange(url: URL, { method }: Endpoint, { headers, body, signal }: Outgoing) {
  const response = await request(url, {
    method:
      method === 'get'
        ? 'GET'
        : method === 'post'
          ? 'POST'
          : method === 'put'
            ? 'PUT'
            : method === 'patch'
              ? 'PATCH'
              : 'DELETE',
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal,
    dispatcher: upstreamAgent,
  });
  const retryAfter = Number(response.headers['retry-after']);
  return {
    status: response.statusCode,
    text: await response.body.text(),
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  };
}

function urlOf(endpoint: Endpoint, { baseUrl, params, query }: CallOptions): URL {
  const values = membersOf(params);
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  for (const [name, value] of Object.entries(membersOf(query))) {
    if (value === undefined || value === null) continue;
    url.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return url;
}

const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
