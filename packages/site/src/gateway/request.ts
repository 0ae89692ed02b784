import 'server-only';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { cartTokenHeader, idempotencyKeyHeader, requestIdHeader } from '@eshop/contracts/headers';
import { problemSchema } from '@eshop/contracts/problem';
import type { z } from 'zod';
import { config } from '../config.ts';
import { GatewayAway, GatewayProblem } from './gateway-problem.ts';
import { traceInHand } from './trace-in-hand.ts';

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Value = string | number | boolean;
type QueryValues = Readonly<Record<string, Value | readonly Value[] | undefined>>;

/** Who asks: what the visitor's cookies hold, and where the visitor is. */
export type Visitor = {
  readonly accessToken?: string | undefined;
  readonly cartToken?: string | undefined;
  /** The visitor's own address, so that the shop's limits count visitors and not the site. */
  readonly address?: string | undefined;
};

/** What a call needs beside its endpoint. */
export type Call<E extends Endpoint> = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryValues;
  readonly body?: Input<E['body']>;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

const patienceMilliseconds = 15_000;

/** The address of an endpoint at the gateway, its parameters and query filled in. */
export function gatewayPath(
  path: string,
  params: Call<Endpoint>['params'] = {},
  query: QueryValues = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(query)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value !== undefined && value !== '') search.append(name, String(value));
    }
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** Headers that tell the shop who asks. */
export function visitorHeaders({ accessToken, cartToken, address }: Visitor): Record<string, string> {
  return {
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    ...(cartToken === undefined ? {} : { [cartTokenHeader]: cartToken }),
    ...(address === undefined ? {} : { 'x-forwarded-for': address }),
  };
}

/**
 * Sends a request to the gateway, within the trace of the visitor's own, and returns whatever it answers.
 * @throws GatewayAway when nothing answers in time
 */
export async function sendToGateway(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const traceparent = traceInHand();
  if (traceparent !== undefined) headers.set('traceparent', traceparent);
  try {
    return await fetch(config().GATEWAY_URL + path, {
      cache: 'no-store',
      redirect: 'manual',
      ...init,
      headers,
      signal: init.signal ?? AbortSignal.timeout(patienceMilliseconds),
    });
  } catch (error) {
    throw new GatewayAway(`${path} was not answered`, { cause: error });
  }
}

/**
 * The problem that an answer tells.
 * @returns GatewayAway for an answer that is no problem of the shop's
 */
export async function problemOf(response: Response): Promise<GatewayProblem | GatewayAway> {
  const read = problemSchema.safeParse(await response.json().catch(() => null));
  if (!read.success) return new GatewayAway(`status ${response.status} without a problem`);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new GatewayProblem(read.data, Number.isFinite(seconds) ? seconds : null);
}

/** What an endpoint answers. */
export type Answer<E extends Endpoint> = E['answer'] extends z.ZodType ? z.output<E['answer']> : undefined;

/**
 * Calls an endpoint for a visitor; the answer is held to its schema.
 * @throws GatewayProblem for a refusal, GatewayAway when the shop does not answer or answers nonsense
 */
export async function callGateway<const E extends Endpoint>(
  endpoint: E,
  visitor: Visitor,
  call: Call<E> = {},
): Promise<Answer<E>> {
  const headers: Record<string, string> = { ...visitorHeaders(visitor), ...call.headers };
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  if (call.idempotencyKey !== undefined) headers[idempotencyKeyHeader] = call.idempotencyKey;
  if (call.ifMatch !== undefined) headers['if-match'] = call.ifMatch;
  headers[requestIdHeader] ??= crypto.randomUUID();
  const response = await sendToGateway(gatewayPath(endpoint.path, call.params, call.query), {
    method: endpoint.method.toUpperCase(),
    headers,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  });
  if (!response.ok) throw await problemOf(response);
  return readAnswer(endpoint, response);
}

/** The body of a good answer by the endpoint's schema. @throws GatewayAway when it does not fit */
export async function readAnswer<E extends Endpoint>(endpoint: E, response: Response): Promise<Answer<E>> {
  if (!endpoint.answer) {
    await response.body?.cancel();
    return undefined as Answer<E>;
  }
  const read = endpoint.answer.safeParse(await response.json().catch(() => undefined));
  if (!read.success)
    throw new GatewayAway(`${endpoint.name} answered what is no answer of it`, { cause: read.error });
  return read.data as Answer<E>;
}
