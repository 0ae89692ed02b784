import assert from 'node:assert/strict';
import {
  cancelOrder,
  createOrder,
  deliverOrder,
  getOrder,
  listOrders,
  watchOrder,
} from '@eshop/contracts/api/order';
import * as payments from '@eshop/contracts/api/payment';
import type { Access } from '@eshop/contracts/endpoint';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkProblem } from '../lib/check-reply.ts';
import { pathOf } from '../lib/client.ts';
import {
  internalEndpoints,
  publicEndpoints,
  type ServedEndpoint,
  servedEndpoints,
  unknownParams,
} from '../lib/endpoints.ts';
import { shopVariable } from '../lib/environment.ts';
import { addressAt, orderInReview } from '../lib/orders.ts';
import { machineToken, newCustomer, newPersonWith, type Person } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { picture } from '../lib/proofs.ts';
import { send } from '../lib/raw.ts';
import { refused } from '../lib/refused.ts';

const kinds = ['nobody', 'customer', 'warehouse', 'admin', 'service'] as const;
type Kind = (typeof kinds)[number];

/** Endpoints that end the caller's session or account: their caller is used once. */
const endsTheCaller = new Set(['deleteMe', 'signOut']);

let tokens: Record<Kind, string | undefined>;

beforeAll(async () => {
  const [customer, warehouse, admin, service] = await Promise.all([
    newCustomer(),
    newPersonWith('warehouse'),
    newPersonWith('admin'),
    machineToken(),
  ]);
  tokens = {
    nobody: undefined,
    customer: customer.token,
    warehouse: warehouse.token,
    admin: admin.token,
    service,
  };
});

/** What the contract says happens to such a caller: 0 stands for being let in. */
function expected(access: Access, kind: Kind): 0 | 401 | 403 {
  if (access === 'public' || access === 'optional') return 0;
  if (kind === 'nobody') return 401;
  if (access === 'signed-in') return kind === 'service' ? 403 : 0;
  if (kind === 'service') return access.includes('service') ? 0 : 403;
  return access.includes('customer') || access.includes(kind) ? 0 : 403;
}

async function tokenOf(kind: Kind, { endpoint }: ServedEndpoint): Promise<string | undefined> {
  if (!endsTheCaller.has(endpoint.name) || kind === 'nobody' || kind === 'service') return tokens[kind];
  return (await (kind === 'customer' ? newCustomer() : newPersonWith(kind))).token;
}

/** Calls an endpoint for things that do not exist, with a body that is no good: only who calls can matter. */
async function callAs(kind: Kind, served: ServedEndpoint, origin?: string) {
  const { endpoint } = served;
  const token = await tokenOf(kind, served);
  const takesJson = endpoint.body && !endpoint.file;
  return send(pathOf(endpoint.path, unknownParams(endpoint)), {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(endpoint.ifMatch ? { 'if-match': '"1"' } : {}),
      ...(takesJson ? { 'content-type': 'application/json' } : {}),
    },
    body: takesJson ? '{}' : undefined,
    ...(origin ? { origin } : {}),
  });
}

describe.each(publicEndpoints)('$name of $service', (served) => {
  it.each(kinds)('lets in whom the contract says: %s', async (kind) => {
    const reply = await callAs(kind, served);
    const status = expected(served.endpoint.access, kind);
    if (reply.status >= 400) checkProblem(reply);
    if (status === 0) {
      // A machine has no cart, although anybody may ask for theirs.
      const refusals = served.endpoint.access === 'optional' && kind === 'service' ? [401] : [401, 403];
      // A refresh token or password that is no good is a 401 of its own.
      if (served.endpoint.access !== 'public') expect(refusals).not.toContain(reply.status);
      expect(reply.status).toBeLessThan(500);
    } else {
      expect(reply.status).toBe(status);
      expect(reply.headers.has('www-authenticate')).toBe(status === 401);
    }
  });
});

describe('endpoints between services', () => {
  it.each(internalEndpoints)('$name does not exist at the gateway, whoever asks', async (served) => {
    for (const kind of kinds) {
      const reply = await callAs(kind, served);
      expect(reply.status).toBe(404);
      expect(checkProblem(reply).code).toBe('NOT_FOUND');
    }
  });

  it.each(internalEndpoints)('$name refuses every person at the service itself', async (served) => {
    const origin = shopVariable(`${served.service.toUpperCase().replaceAll('-', '_')}_URL`);
    expect((await callAs('nobody', served, origin)).status).toBe(401);
    for (const kind of ['customer', 'warehouse', 'admin'] as const) {
      const reply = await callAs(kind, served, origin);
      expect(checkProblem(reply).status).toBe(403);
    }
  });
});

describe('a token', () => {
  const [header, claims] = [{ alg: 'none' }, { sub: crypto.randomUUID(), 'cognito:groups': ['admin'] }].map(
    (part) => Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const oneOfEachService = servedEndpoints.filter(
    ({ service, endpoint }, index) =>
      endpoint.access !== 'public' &&
      endpoint.access !== 'optional' &&
      !endpoint.internal &&
      servedEndpoints.findIndex(
        (other) =>
          other.service === service &&
          !other.endpoint.internal &&
          other.endpoint.access !== 'public' &&
          other.endpoint.access !== 'optional',
      ) === index,
  );

  it.each(oneOfEachService)('that is no good is refused by $service', async ({ endpoint }) => {
    const [signed, body, signature] = (tokens.admin ?? '').split('.');
    const forged = Buffer.from(
      Buffer.from(body ?? '', 'base64url')
        .toString()
        .replace(/"sub":"[^"]+"/, `"sub":"${crypto.randomUUID()}"`),
    ).toString('base64url');
    const bad = {
      nonsense: 'Bearer nonsense',
      empty: 'Bearer ',
      basic: `Basic ${Buffer.from('admin:admin').toString('base64')}`,
      unsigned: `Bearer ${header}.${claims}.`,
      forged: `Bearer ${signed}.${forged}.${signature}`,
      'with another algorithm': `Bearer ${header}.${body}.${signature}`,
      long: `Bearer ${'a'.repeat(6_000)}`,
    };
    for (const [what, authorization] of Object.entries(bad)) {
      const reply = await send(pathOf(endpoint.path, unknownParams(endpoint)), {
        method: endpoint.method.toUpperCase(),
        headers: { authorization },
      });
      expect(checkProblem(reply).status, what).toBe(401);
    }
  });

  it('is not looked at where everybody may come', async () => {
    const reply = await send('/v1/products?limit=1', { headers: { authorization: 'Bearer nonsense' } });
    expect(reply.status).toBe(200);
  });
});

describe('somebody else’s', () => {
  let owner: Person;
  let strangers: Person[];
  let orderId: string;
  let paymentId: string;

  beforeAll(async () => {
    const [someone, product, stranger, worker] = await Promise.all([
      newCustomer(),
      newProduct({ stock: 2 }),
      newCustomer(),
      newPersonWith('warehouse'),
    ]);
    owner = someone;
    strangers = [stranger, worker];
    const items = [{ productId: product.id, quantity: 1 }];
    const { order, payment } = await orderInReview(owner, items);
    [orderId, paymentId] = [order.id, payment.id];
  });

  it('order is as if it were not there, for customers and for warehouse staff', async () => {
    const params = { id: orderId };
    for (const { shop } of strangers) {
      await refused(shop.call(getOrder, { params }), 'NOT_FOUND');
      await refused(shop.reply(watchOrder, { params }), 'NOT_FOUND');
      await refused(shop.call(cancelOrder, { params, body: {} }), 'NOT_FOUND');
      await refused(shop.call(deliverOrder, { params }), 'NOT_FOUND');
      expect((await shop.call(listOrders)).items).toEqual([]);
      await refused(shop.call(listOrders, { query: { scope: 'all' } }), 'FORBIDDEN');
    }
  });

  it('payment and proof are as if they were not there', async () => {
    const params = { id: paymentId };
    for (const { shop } of strangers) {
      await refused(shop.call(payments.getPayment, { params }), 'NOT_FOUND');
      await refused(shop.reply(payments.getPaymentProof, { params }), 'NOT_FOUND');
      const { items } = await shop.call(payments.listPayments, { query: { orderId } });
      expect(items).toEqual([]);
      const upload = shop.call(payments.createPayment, { body: { orderId }, file: await picture() });
      await refused(upload, 'NOT_FOUND');
    }
  });

  it('idempotency key is not shared: two customers with one key have two orders', async () => {
    const { id } = await newProduct({ stock: 2 });
    const idempotencyKey = crypto.randomUUID();
    const body = { items: [{ productId: id, quantity: 1 }], address: addressAt() };
    const [mine, theirs] = [owner, strangers[0]].map((person) => {
      assert.ok(person);
      return person.shop.call(createOrder, { body, idempotencyKey });
    });
    expect((await mine)?.id).not.toBe((await theirs)?.id);
    const changed = { ...body, items: [{ productId: id, quantity: 2 }] };
    await refused(owner.shop.call(createOrder, { body: changed, idempotencyKey }), 'IDEMPOTENCY_KEY_REUSED');
  });

  it('order, payment and customer are open to an admin', async () => {
    const { shop } = await newPersonWith('admin');
    expect((await shop.call(getOrder, { params: { id: orderId } })).userId).toBe(owner.id);
    expect((await shop.call(payments.getPayment, { params: { id: paymentId } })).orderId).toBe(orderId);
    const { items } = await shop.call(listOrders, { query: { scope: 'all', q: owner.email } });
    expect(items.map(({ id }) => id)).toContain(orderId);
  });
});
