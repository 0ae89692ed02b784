import { z } from 'zod';
import { idSchema } from './ids.ts';
import { countSchema } from './whole-number.ts';

const problem = <Code extends string>(code: Code, status: number, title: string) => ({ code, status, title });

/** Every stable problem code with its HTTP status and title. Clients may rely on the codes; texts can change. */
export const problems = {
  VALIDATION_FAILED: problem('VALIDATION_FAILED', 400, 'The request is not valid'),
  MALFORMED_BODY: problem('MALFORMED_BODY', 400, 'The body cannot be read'),
  CODE_INVALID: problem('CODE_INVALID', 400, 'The code is wrong or too old'),
  UNAUTHENTICATED: problem('UNAUTHENTICATED', 401, 'Sign in first'),
  INVALID_CREDENTIALS: problem('INVALID_CREDENTIALS', 401, 'Wrong e-mail or password'),
  FORBIDDEN: problem('FORBIDDEN', 403, 'Not allowed'),
  EMAIL_NOT_CONFIRMED: problem('EMAIL_NOT_CONFIRMED', 403, 'The e-mail address is not confirmed yet'),
  NOT_FOUND: problem('NOT_FOUND', 404, 'Not found'),
  METHOD_NOT_ALLOWED: problem('METHOD_NOT_ALLOWED', 405, 'Method not allowed'),
  REQUEST_TIMEOUT: problem('REQUEST_TIMEOUT', 408, 'The request took too long to arrive'),
  OUT_OF_STOCK: problem('OUT_OF_STOCK', 409, 'Out of stock'),
  PRODUCT_UNAVAILABLE: problem('PRODUCT_UNAVAILABLE', 409, 'The product is no longer sold'),
  PRICE_CHANGED: problem('PRICE_CHANGED', 409, 'The price has changed'),
  INVALID_STATE: problem('INVALID_STATE', 409, 'Not possible in this state'),
  CART_EMPTY: problem('CART_EMPTY', 409, 'The cart is empty'),
  CART_FULL: problem('CART_FULL', 409, 'The cart has too many lines'),
  ADDRESS_BOOK_FULL: problem('ADDRESS_BOOK_FULL', 409, 'The address book is full'),
  REPLAY_FAILED: problem('REPLAY_FAILED', 409, 'The message failed again'),
  REQUEST_IN_PROGRESS: problem('REQUEST_IN_PROGRESS', 409, 'The same request is still running'),
  EMAIL_TAKEN: problem('EMAIL_TAKEN', 409, 'The e-mail address is in use'),
  SKU_TAKEN: problem('SKU_TAKEN', 409, 'The SKU is in use'),
  NAME_TAKEN: problem('NAME_TAKEN', 409, 'The name is in use'),
  CATEGORY_IN_USE: problem('CATEGORY_IN_USE', 409, 'The category still has products or subcategories'),
  WAREHOUSE_IN_USE: problem('WAREHOUSE_IN_USE', 409, 'The warehouse is still needed'),
  TOO_MANY_IMAGES: problem('TOO_MANY_IMAGES', 409, 'The product has as many images as it can'),
  VERSION_CONFLICT: problem('VERSION_CONFLICT', 412, 'Somebody else changed this first'),
  PAYLOAD_TOO_LARGE: problem('PAYLOAD_TOO_LARGE', 413, 'Too large'),
  UNSUPPORTED_MEDIA_TYPE: problem('UNSUPPORTED_MEDIA_TYPE', 415, 'This kind of content is not accepted'),
  IDEMPOTENCY_KEY_REUSED: problem(
    'IDEMPOTENCY_KEY_REUSED',
    422,
    'The idempotency key was used for another request',
  ),
  PRECONDITION_REQUIRED: problem('PRECONDITION_REQUIRED', 428, 'Say which version you saw, with If-Match'),
  TOO_MANY_REQUESTS: problem('TOO_MANY_REQUESTS', 429, 'Too many requests'),
  INTERNAL: problem('INTERNAL', 500, 'Something went wrong'),
  BAD_GATEWAY: problem('BAD_GATEWAY', 502, 'A service answered nonsense'),
  UNAVAILABLE: problem('UNAVAILABLE', 503, 'Not available right now'),
  GATEWAY_TIMEOUT: problem('GATEWAY_TIMEOUT', 504, 'A service did not answer in time'),
} as const satisfies { readonly [Code in string]: { code: Code; status: number; title: string } };

/** A stable problem code. */
export type ProblemCode = keyof typeof problems;

/** The `type` of a problem: `https://eshop.example/problems/out-of-stock`. */
export const problemType = (code: string): string =>
  `https://eshop.example/problems/${code.toLowerCase().replaceAll('_', '-')}`;

/** An RFC 9457 answer to a request that failed. Some codes carry members of their own, so unknown ones stay. */
export const problemSchema = z
  .looseObject({
    type: z.url(),
    title: z.string().min(1),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    code: z.string().regex(/^[A-Z][A-Z_]*$/),
    requestId: z.string().min(1),
    errors: z
      .array(z.object({ path: z.string(), message: z.string().min(1) }))
      .optional()
      .describe('Every faulty member of the request'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problemSchema>;

/** `OUT_OF_STOCK`: how much there is; `shortages` names each short product where several were asked for. */
export const outOfStockProblemSchema = problemSchema.extend({
  code: z.literal('OUT_OF_STOCK'),
  availableQuantity: countSchema.optional(),
  shortages: z
    .array(z.object({ productId: idSchema, requestedQuantity: countSchema, availableQuantity: countSchema }))
    .optional(),
});
export type OutOfStockProblem = z.output<typeof outOfStockProblemSchema>;
