import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Problem } from '@eshop/contracts/problem';
import { problemSchema } from '@eshop/contracts/problem';
import type { z } from 'zod';
import type { ServiceToken } from '../auth/service-token.ts';
import { Unavailable } from '../errors/index.ts';
import type { RawAnswer } from './exchange.ts';
import { faultsOf } from './problem.ts';
import { sendCall } from './send-call.ts';
import { isRefusedByGuard } from './upstream.ts';

/** A neighbour refused a call (4xx): its status, its code and its whole problem, where it sent one. */
export class UpstreamProblem extends Error {
  override readonly name = 'UpstreamProblem';
  readonly status: number;
  readonly code: string | null;
  readonly problem: Problem | null;

  constructor(service: string, status: number, problem: Problem | null) {
    super(`${service} answered ${status} ${problem?.code ?? ''} ${problem?.detail ?? ''}`.trim());
    this.status = status;
    this.code = problem?.code ?? null;
    this.problem = problem;
  }
}

/** A neighbour's good answer does not fit the contract. */
export class UnfitUpstreamAnswer extends Error {
  override readonly name = 'UnfitUpstreamAnswer';
}

type Part<Definition, Name extends string> = Definition extends {
  readonly [name in Name]: infer Schema extends z.ZodType;
}
  ? { readonly [name in Name]: z.input<Schema> }
  : { readonly [name in Name]?: never };

type OptionalPart<Definition, Name extends string> = Definition extends {
  readonly [name in Name]: infer Schema extends z.ZodType;
}
  ? { readonly [name in Name]?: z.input<Schema> }
  : { readonly [name in Name]?: never };

/** How to call an endpoint of another service. */
export type CallOptions<Definition extends Endpoint = Endpoint> = Part<Definition, 'params'> &
  OptionalPart<Definition, 'query'> &
  Part<Definition, 'body'> & {
    /** The neighbour's name, shown in errors: `warehouse`. */
    readonly service: string;
    readonly baseUrl: string;
    /** The caller's token, or the service's own, which is got anew once when it is refused. */
    readonly token?: string | ServiceToken | undefined;
    readonly idempotencyKey?: string;
    /** For the whole call, answer included; default 3000. */
    readonly timeoutMs?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  };

/** The checked body of an endpoint's good answer; undefined where it has none. */
export type EndpointAnswer<Definition extends Endpoint> = Definition extends {
  readonly answer: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

/**
 * Calls an endpoint of another service and checks its answer. The request id and the trace go with it. A GET that fails is
 * tried once more. All calls to one base URL share a circuit breaker and a limit of calls in flight.
 * @throws {UpstreamProblem} when the neighbour refuses (4xx).
 * @throws {Unavailable} when it does not answer in time, answers 5xx or 429, or has just failed repeatedly.
 */
export async function callEndpoint<const Definition extends Endpoint>(
  endpoint: Definition,
  options: CallOptions<Definition>,
): Promise<EndpointAnswer<Definition>> {
  const { service, token } = options;
  let answer = await sendWithRetry(endpoint, options);
  if (answer.status === 401 && typeof token === 'function') {
    token.forget();
    answer = await sendWithRetry(endpoint, options);
  }
  if (answer.status >= 300) {
    throw new UpstreamProblem(service, answer.status, problemSchema.safeParse(jsonOf(answer)).data ?? null);
  }
  // Checked by the endpoint's own schema.
  return read(endpoint, service, answer) as EndpointAnswer<Definition>;
}

async function sendWithRetry(endpoint: Endpoint, options: CallOptions): Promise<RawAnswer> {
  try {
    return await sendCall(endpoint, options);
  } catch (error) {
    const again = endpoint.method === 'get' && error instanceof Unavailable && !isRefusedByGuard(error.cause);
    if (!again || options.signal?.aborted) throw error;
    await sleep(20 + Math.random() * 80);
    return sendCall(endpoint, options);
  }
}

function read(endpoint: Endpoint, service: string, answer: RawAnswer): unknown {
  if (!endpoint.answer) return undefined;
  const result = endpoint.answer.safeParse(jsonOf(answer));
  if (result.success) return result.data;
  const faults = faultsOf(result.error, 'answer').map(({ path, message }) => `${path}: ${message}`);
  throw new UnfitUpstreamAnswer(`${service} ${endpoint.name}: ${faults.slice(0, 5).join('; ')}`);
}

function jsonOf({ text }: RawAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
