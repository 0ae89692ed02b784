import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Caller } from '../auth/caller.ts';

/** A file received in a form, held in memory. */
export type ReceivedFile = {
  readonly content: Buffer;
  /** Decided by the first bytes of the content. */
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. Computed at the first use. */
  readonly sha256: string;
  /** What the client calls it; for display only. */
  readonly name: string;
};

type Parsed<Definition, Part extends string> = Definition extends {
  readonly [part in Part]: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

type CallerOf<Definition extends Endpoint> = Definition['access'] extends 'public'
  ? null
  : 'optional' extends Definition['access']
    ? Caller | null
    : Definition['access'] extends 'signed-in' | readonly string[]
      ? Caller
      : Caller | null;

/** A request that has passed its endpoint's checks: who may call, and the schemas of params, query, body and file. */
export type HandlerRequest<Definition extends Endpoint = Endpoint> = {
  readonly endpoint: Definition;
  readonly params: Parsed<Definition, 'params'>;
  readonly query: Parsed<Definition, 'query'>;
  readonly body: Parsed<Definition, 'body'>;
  readonly file: Definition extends { readonly file: object } ? ReceivedFile : ReceivedFile | null;
  /** Never null where the endpoint demands a caller. */
  readonly caller: CallerOf<Definition>;
  /** The version in `If-Match`; a number where the endpoint demands it. */
  readonly ifMatch: Definition extends { readonly ifMatch: true } ? number : number | null;
  readonly idempotencyKey: string | null;
  /** sha256 (hex) over parameters, body and file; equal for requests that ask for the same. Computed at the first use. */
  readonly bodyHash: string;
  readonly requestId: string;
  /** Aborted when the client goes away or the process stops: long answers (SSE) end with it. */
  readonly signal: AbortSignal;
  readonly req: Request;
  readonly res: Response;
};

/** An answer with its status. */
export type Reply<Body = unknown> = {
  readonly status: number;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer with headers and the endpoint's own status. */
export type ReplyWithHeaders<Body = unknown> = {
  readonly status?: never;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
};

/** The type of `handled`. */
export type Handled = { readonly handled: true };

/** What a handler returns when it has written (or begun to write) the answer itself. */
export const handled: Handled = Object.freeze({ handled: true });

type AnswerOf<Definition extends Endpoint> = Definition extends {
  readonly answer: infer Schema extends z.ZodType;
}
  ? z.input<Schema>
  : // biome-ignore lint/suspicious/noConfusingVoidType: an endpoint without an answer may simply not return
    void;

/** What a handler may return: the body of the good answer, a reply, or `handled`. */
export type HandlerResult<Definition extends Endpoint = Endpoint> =
  | AnswerOf<Definition>
  | Reply
  | ReplyWithHeaders
  | Handled;

/** Does what an endpoint is for. Thrown `DomainError`s become problem answers, all else a plain 500. */
export type Handler<Definition extends Endpoint> = (
  request: HandlerRequest<Definition>,
) => HandlerResult<Definition> | Promise<HandlerResult<Definition>>;

/** An answer with another status or with headers: `reply(order, { status: 201, headers: { location } })`. */
export function reply<Body>(
  body: Body,
  options: { status: number; headers?: Readonly<Record<string, string>> },
): Reply<Body>;
export function reply<Body>(
  body: Body,
  options: { headers: Readonly<Record<string, string>> },
): ReplyWithHeaders<Body>;
export function reply<Body>(
  body: Body,
  options: { status?: number; headers?: Readonly<Record<string, string>> },
): object {
  return { body, ...options };
}

/** True for what `reply()` makes, also after a trip through JSON. No answer of the contract has this shape. */
export function isReply(result: unknown): result is Reply | ReplyWithHeaders {
  if (typeof result !== 'object' || result === null || !('body' in result)) return false;
  const { status, headers } = result as { status?: unknown; headers?: unknown };
  return (
    Object.keys(result).every((name) => name === 'status' || name === 'body' || name === 'headers') &&
    (typeof status === 'number' || (status === undefined && typeof headers === 'object' && headers !== null))
  );
}
