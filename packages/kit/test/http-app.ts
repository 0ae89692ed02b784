import { endpoint } from '@eshop/contracts/endpoint';
import { z } from 'zod';
import type { TokenVerifier } from '../src/auth/caller.ts';
import { newCaller } from '../src/auth/caller.ts';
import { unauthenticated, unavailable } from '../src/errors/index.ts';
import type { ServiceAppOptions } from '../src/http/index.ts';
import { createRoutes, createServiceApp, etag, handled, reply } from '../src/http/index.ts';
import { createLogger } from '../src/logging/index.ts';

const lineSchema = z.object({ productId: z.uuid(), quantity: z.int().min(1).max(1000) });
const orderSchema = z.object({ id: z.string(), items: z.array(lineSchema), note: z.string().optional() });

const placeOrder = endpoint({
  name: 'placeOrder',
  method: 'post',
  path: '/v1/orders',
  summary: 'Places an order',
  access: 'signed-in',
  query: z.object({ dryRun: z.enum(['true', 'false']).optional() }),
  body: z.object({ items: z.array(lineSchema).min(1), note: z.string().max(100).optional() }),
  status: 201,
  answer: orderSchema,
  refusals: ['OUT_OF_STOCK'],
  idempotent: true,
});

const getOrder = endpoint({
  name: 'getOrder',
  method: 'get',
  path: '/v1/orders/:id',
  summary: 'One order',
  access: 'optional',
  params: z.object({ id: z.string().max(40) }),
  query: z.object({
    limit: z.string().regex(/^\d+$/).transform(Number).default(24),
    cursor: z.string().optional(),
  }),
  status: 200,
  answer: z.object({ id: z.string(), limit: z.number(), caller: z.string().nullable() }),
});

const editOrder = endpoint({
  name: 'editOrder',
  method: 'patch',
  path: '/v1/orders/:id',
  summary: 'Edits an order',
  access: ['admin'],
  params: z.object({ id: z.string() }),
  body: z.object({ note: z.string() }),
  status: 200,
  answer: z.object({ version: z.int() }),
  ifMatch: true,
});

const removeOrder = endpoint({
  name: 'removeOrder',
  method: 'delete',
  path: '/v1/orders/:id',
  summary: 'Removes an order',
  access: ['admin', 'service'],
  status: 204,
});

const addProof = endpoint({
  name: 'addProof',
  method: 'post',
  path: '/v1/proofs',
  summary: 'Stores a proof',
  access: 'signed-in',
  body: z.object({ orderId: z.string(), amount: z.string().regex(/^\d+$/).optional() }),
  file: { field: 'file', maxBytes: 2_000, contentTypes: ['image/png', 'application/pdf'] },
  status: 201,
  answer: z.object({
    orderId: z.string(),
    contentType: z.string(),
    size: z.number(),
    sha256: z.string(),
    bodyHash: z.string(),
  }),
  idempotent: true,
});

const fail = endpoint({
  name: 'fail',
  method: 'get',
  path: '/v1/fail/:how',
  summary: 'Fails',
  access: 'public',
  params: z.object({ how: z.string() }),
  status: 200,
  answer: z.object({ good: z.literal(true) }),
});

const watch = endpoint({
  name: 'watch',
  method: 'get',
  path: '/v1/watch',
  summary: 'A stream',
  access: 'public',
  status: 200,
  stream: 'text/event-stream',
});

/** Knows the tokens `customer`, `admin` and `service`; `away` finds the auth service down. */
export const testTokens: TokenVerifier = {
  async verify(token) {
    if (token === 'customer') return newCaller('u1', ['customer'], token);
    if (token === 'admin') return newCaller('u2', ['customer', 'admin'], token);
    if (token === 'service') return newCaller('s1', ['service'], token);
    if (token === 'away') throw unavailable('auth', 2);
    throw unauthenticated('the token is not valid');
  },
};

/** A small service on the kit, with the lines that it logged and the bodies that reached a handler. */
export function testApp(options: Partial<ServiceAppOptions> & { checkAnswers?: boolean } = {}) {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({
    service: 'test',
    destination: { write: (line: string) => void lines.push(JSON.parse(line)) },
  });
  const received: unknown[] = [];
  const routes = createRoutes({ tokens: testTokens, checkAnswers: options.checkAnswers ?? true });
  routes
    .on(placeOrder, ({ body, caller, idempotencyKey, bodyHash }) => {
      received.push(body);
      return reply(
        { id: caller.userId, ...body },
        { headers: { 'x-key': String(idempotencyKey), 'x-hash': bodyHash, location: '/v1/orders/1' } },
      );
    })
    .on(getOrder, ({ params, query, caller }) => ({
      id: params.id,
      limit: query.limit,
      caller: caller?.userId ?? null,
    }))
    .on(editOrder, ({ ifMatch }) => reply({ version: ifMatch + 1 }, { headers: { etag: etag(ifMatch + 1) } }))
    .on(removeOrder, () => undefined)
    .on(addProof, ({ body, file, bodyHash }) => {
      received.push(file.name);
      const { contentType, size, sha256 } = file;
      return { orderId: body.orderId, contentType, size, sha256, bodyHash };
    })
    .on(fail, ({ params }) => {
      if (params.how === 'crash')
        throw new Error('SELECT secret FROM postgres://user:hunter2@db.internal/x failed');
      if (params.how === 'away') throw unavailable('warehouse', 7);
      if (params.how === 'store-away')
        throw Object.assign(new Error('no connection to db.internal'), { code: 'ECONNREFUSED' });
      return { good: params.how as never };
    })
    .on(watch, ({ res, signal }) => {
      res.type('text/event-stream').write('data: 1\n\n');
      signal.addEventListener('abort', () => res.end());
      return handled;
    });
  const app = createServiceApp({ service: 'test', logger, checks: {}, routes: [routes], ...options });
  return { app, lines, received };
}
