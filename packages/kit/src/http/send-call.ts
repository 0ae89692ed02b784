import type { Endpoint } from '@eshop/contracts/endpoint';
import { currentTrace } from '../logging/index.ts';
import { inSpan } from '../tracing/index.ts';
import type { CallOptions } from './call-endpoint.ts';
import type { RawAnswer } from './exchange.ts';
import { exchange } from './exchange.ts';
import { guarded, UpstreamFailure } from './upstream.ts';

const defaultTimeoutMilliseconds = 3_000;

/** Sends one call and reads its answer whole. @throws {Unavailable} */
export function sendCall(endpoint: Endpoint, options: CallOptions): Promise<RawAnswer> {
  const method = endpoint.method.toUpperCase();
  const attributes = { 'http.request.method': method, 'peer.service': options.service };
  return inSpan({ name: `${method} ${endpoint.path}`, kind: 'client', attributes }, () =>
    send(endpoint, options),
  );
}

async function send(endpoint: Endpoint, options: CallOptions): Promise<RawAnswer> {
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
  const method = endpoint.method.toUpperCase();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  return guarded(service, url.origin, async () => {
    const answer = await exchange({ url, method, headers, body: text, signal }).catch((error: unknown) => {
      // The caller went away: that says nothing about the neighbour.
      options.signal?.throwIfAborted();
      throw new UpstreamFailure(`${endpoint.name} was not answered`, { cause: error });
    });
    if (answer.status >= 500 || answer.status === 429) {
      const { retryAfterSeconds } = answer;
      throw new UpstreamFailure(`${endpoint.name} was answered ${answer.status}`, { retryAfterSeconds });
    }
    return answer;
  });
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
