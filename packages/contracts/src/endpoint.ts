import type { z } from 'zod';

/** Roles a caller can hold. Every signed-in person is a `customer`; `service` is a machine token, never a person. */
export const roles = ['customer', 'warehouse', 'admin', 'service'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may call an endpoint.
 * - `public`: anybody; a token is not looked at.
 * - `optional`: anybody; a token, when sent, must be good and tells who calls.
 * - `signed-in`: any good token of a person.
 * - a list: a token that holds one of these roles.
 */
export type Access = 'public' | 'optional' | 'signed-in' | readonly Role[];

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A file sent as `multipart/form-data` beside the fields of `body`. */
export type FileField = {
  readonly field: string;
  readonly maxBytes: number;
  /** Media types accepted, decided by the first bytes of the content and never by what the client claims. */
  readonly contentTypes: readonly string[];
};

/** One HTTP operation: the same object parses the request, checks the answer, documents both and types the callers. */
export type Endpoint = {
  /** Unique within a service, camelCase; the OpenAPI operationId. */
  readonly name: string;
  readonly method: HttpMethod;
  /** Express style: `/v1/orders/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly file?: FileField;
  /** Status of the good answer. */
  readonly status: 200 | 201 | 204;
  /** Schema of the good answer's body; absent where there is none or where it is a stream. */
  readonly answer?: z.ZodType;
  /** Media type of an answer that is not JSON (SSE, CSV, an image). */
  readonly stream?: string;
  /** Stable problem codes of business refusals, for the documentation. */
  readonly refusals?: readonly string[];
  /** Accepts `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** Needs `If-Match` with the version that the caller saw. */
  readonly ifMatch?: boolean;
  /** Called by services only; the gateway answers 404. */
  readonly internal?: boolean;
};

/** Declares an endpoint; exists for the types, which stay exact: who calls, `If-Match` and the file follow from them. */
export function endpoint<const Definition extends Endpoint>(definition: Definition): Definition {
  return definition;
}
