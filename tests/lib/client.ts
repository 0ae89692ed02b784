import type { Endpoint } from '@eshop/contracts/endpoint';
import { cartTokenHeader, idempotencyKeyHeader } from '@eshop/contracts/headers';
import type { Problem } from '@eshop/contracts/problem';
import type { z } from 'zod';
import { checkAnswer, checkProblem } from './check-reply.ts';
import { type RawReply, send } from './raw.ts';

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
/** The body of an endpoint's good answer. */
export type Answer<E extends Endpoint> = E['answer'] extends z.ZodType ? z.output<E['answer']> : undefined;

/** A file for an endpoint that takes one. */
export type Upload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What goes into a call. */
export type Call<E extends Endpoint> = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: Input<E['body']>;
  readonly file?: Upload;
  readonly idempotencyKey?: string;
  /** The version that was seen. */
  readonly ifMatch?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the answer may take; a minute unless said otherwise. */
  readonly deadlineMilliseconds?: number;
};

/** A call was refused; the answer was held to the contract before. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor(what: string, problem: Problem) {
    const faults = problem.errors?.map(({ path, message }) => `${path} ${message}`).join('; ');
    super(`${what}: ${problem.status} ${problem.code}, ${faults ?? problem.detail ?? ''}`);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

/** Who calls. */
export type Credentials = { readonly token?: string; readonly cartToken?: string };

/** Calls the public API through the gateway; every answer, good or not, is held to the contract. */
export type Shop = {
  /** @throws Refusal for a problem answer; an error for an answer that breaks the contract */
  call<const E extends Endpoint>(endpoint: E, call?: Call<E>): Promise<Answer<E>>;
  /** The same with the whole reply, for headers and streams; a redirection is one. */
  reply<const E extends Endpoint>(endpoint: E, call?: Call<E>): Promise<RawReply>;
};

/** The shop as somebody sees it: a guest without credentials. */
export function shopAs({ token, cartToken }: Credentials = {}): Shop {
  const reply: Shop['reply'] = async (endpoint, call = {}) => {
    const path = pathOf(endpoint.path, call.params) + queryOf(call.query);
    const raw = await send(path, {
      method: endpoint.method.toUpperCase(),
      headers: { ...headersOf(call, token, cartToken), ...call.headers },
      body: bodyOf(endpoint, call),
      deadlineMilliseconds: call.deadlineMilliseconds,
    });
    if (raw.status >= 400) throw new Refusal(raw.what, checkProblem(raw));
    return raw;
  };
  return {
    reply,
    async call(endpoint, call) {
      // checkAnswer parsed it with the endpoint's own schema.
      return checkAnswer(endpoint, await reply(endpoint, call)) as Answer<typeof endpoint>;
    },
  };
}

/** A path with its parameters filled in. */
export const pathOf = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function queryOf(query: Readonly<Record<string, string | number | boolean | undefined>> = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size > 0 ? `?${given}` : '';
}

type Sent = Pick<Call<Endpoint>, 'idempotencyKey' | 'ifMatch' | 'file'> & { readonly body?: unknown };

function headersOf(call: Sent, token?: string, cartToken?: string): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(cartToken === undefined ? {} : { [cartTokenHeader]: cartToken }),
    ...(call.idempotencyKey === undefined ? {} : { [idempotencyKeyHeader]: call.idempotencyKey }),
    ...(call.ifMatch === undefined ? {} : { 'if-match': `"${call.ifMatch}"` }),
    ...(call.body === undefined || call.file ? {} : { 'content-type': 'application/json' }),
  };
}

function bodyOf(endpoint: Endpoint, { body, file }: Sent): string | FormData | undefined {
  if (!endpoint.file || !file) return body === undefined ? undefined : JSON.stringify(body);
  const form = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) form.set(name, String(value));
  form.set(endpoint.file.field, new Blob([Uint8Array.from(file.bytes)], { type: file.type }), file.name);
  return form;
}
