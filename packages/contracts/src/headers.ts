import { z } from 'zod';

/** Header with which a guest names the cart. */
export const cartTokenHeader = 'x-cart-token';
/** A guest's cart token: an unguessable name made by the cart service. */
export const cartTokenSchema = z
  .string({ error: (issue) => (issue.input === undefined ? 'is required' : 'must be text') })
  .regex(/^[A-Za-z0-9._-]{16,256}$/, 'must be a cart token');

/** Header that makes a POST safe to send again. */
export const idempotencyKeyHeader = 'idempotency-key';
/** An idempotency key: 1 to 255 visible ASCII characters. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters');

/** Header that names a request through all services. */
export const requestIdHeader = 'x-request-id';
/** A request id worth keeping; another one is replaced by the service. */
export const requestIdSchema = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/);
