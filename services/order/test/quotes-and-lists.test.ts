import { orderStatuses } from '@eshop/contracts';
import { signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { address, useOrder } from './use-order.ts';

describe('quotes', () => {
  const order = useOrder();
  const quote = (items: { productId: string; quantity: number }[], zipCode = address.zipCode) =>
    order.api().post('/v1/orders/quote').send({ items, address: { zipCode } });

  it('are open to guests and itemised by warehouse', async () => {
    const productId = order.neighbours.givenProduct({ price: 500_000 });
    const answer = await quote([{ productId, quantity: 2 }]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      items: [{ productId, quantity: 2, lineTotal: { amount: 1_000_000 } }],
      shipments: [{ warehouseName: 'Main', distance: 10, cost: { amount: 2_200, currency: 'USD' } }],
      subtotal: { amount: 1_000_000 },
      shippingCost: { amount: 2_200 },
      total: { amount: 1_002_200 },
    });
    expect(Date.parse(answer.body.expiresAt)).toBeGreaterThan(Date.now());
  });

  it('say OUT_OF_STOCK with what is there', async () => {
    const productId = order.neighbours.givenProduct({ stock: 1 });
    const answer = await quote([{ productId, quantity: 2 }]);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'OUT_OF_STOCK', availableQuantity: 1 });
  });

  it('hold for the same items and zip code, whatever the order of the lines', async () => {
    const [one, two] = [order.neighbours.givenProduct(), order.neighbours.givenProduct()];
    const items = [
      { productId: one, quantity: 1 },
      { productId: two, quantity: 2 },
    ];
    const { body } = await quote(items);
    const answer = await order.post(
      '/v1/orders',
      { items: items.toReversed(), address, quoteId: body.quoteId },
      await order.customer(),
    );
    expect(answer.status).toBe(201);
    expect(answer.body.total).toEqual(body.total);
  });

  it('hold when expired but equal', async () => {
    const items = [{ productId: order.neighbours.givenProduct(), quantity: 1 }];
    const { body } = await quote(items);
    await order.context.database
      .$executeRaw`UPDATE quotes SET expires_at = now() - interval '1 hour' WHERE id = ${body.quoteId}::uuid`;
    const answer = await order.post(
      '/v1/orders',
      { items, address, quoteId: body.quoteId },
      await order.customer(),
    );
    expect(answer.status).toBe(201);
  });

  it.each(['a changed price', 'other items', 'another zip code', 'an unknown quote'])(
    'PRICE_CHANGED with a new quote that then holds: %s',
    async (what) => {
      const productId = order.neighbours.givenProduct({ price: 700_000 });
      const items = [{ productId, quantity: 1 }];
      const { body } = await quote(items);
      if (what === 'a changed price') order.neighbours.setPrice(productId, 800_000);
      const ordered = {
        items: what === 'other items' ? [{ productId, quantity: 2 }] : items,
        address: what === 'another zip code' ? { ...address, zipCode: '10999' } : address,
        quoteId: what === 'an unknown quote' ? uuidv7() : body.quoteId,
      };
      const refused = await order.post('/v1/orders', ordered, await order.customer());
      expect(refused.status).toBe(409);
      expect(refused.body.code).toBe('PRICE_CHANGED');
      const { quoteId, total } = refused.body.quote;
      const accepted = await order.post('/v1/orders', { ...ordered, quoteId }, await order.customer());
      expect(accepted.status).toBe(201);
      expect(accepted.body.total).toEqual(total);
    },
  );
});

describe('GET /v1/orders', () => {
  const order = useOrder();

  it('shows own orders page after page, each once, also while orders are added', async () => {
    const caller = await signIn();
    const productId = order.neighbours.givenProduct({ stock: 100 });
    const place = () => order.post('/v1/orders', { items: [{ productId, quantity: 1 }], address }, caller);
    for (let count = 0; count < 5; count++) await place();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await order
        .api()
        .get('/v1/orders')
        .query({ limit: 2, ...(cursor ? { cursor } : {}) })
        .set(caller.headers);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
      await place();
    }
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  it('shows all orders to an admin only, found by number, name, e-mail and status', async () => {
    const productId = order.neighbours.givenProduct();
    const placed = await order.placed([{ productId, quantity: 1 }]);
    const admin = await order.admin();
    const find = (query: object) =>
      order
        .api()
        .get('/v1/orders')
        .query({ scope: 'all', ...query })
        .set(admin.headers);
    const found = async (query: object) => (await find(query)).body.items.map(({ id }: { id: string }) => id);
    expect(await found({ q: placed.number })).toEqual([placed.id]);
    expect(await found({ q: 'lovelace' })).toContain(placed.id);
    expect(await found({ status: 'DELIVERED' })).toEqual([]);
    expect(await found({ to: '2020-01-01' })).toEqual([]);
    const refused = await order
      .api()
      .get('/v1/orders?scope=all')
      .set((await order.customer()).headers);
    expect(refused.status).toBe(403);
  });

  it('shows orders in any of several states, page after page', async () => {
    const caller = await signIn();
    const productId = order.neighbours.givenProduct({ stock: 100 });
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { body } = await order.post(
        '/v1/orders',
        { items: [{ productId, quantity: 1 }], address },
        caller,
      );
      await order.until(body.id, 'AWAITING_PAYMENT');
      ids.unshift(body.id);
    }
    for (const id of ids.slice(0, 2)) await order.post(`/v1/orders/${id}/cancel`, {}, caller);
    const find = async (query: string) => {
      const answer = await order.api().get(`/v1/orders?${query}`).set(caller.headers);
      expect(answer.status).toBe(200);
      return { ids: answer.body.items.map(({ id }: { id: string }) => id), cursor: answer.body.nextCursor };
    };
    const both = 'status=AWAITING_PAYMENT&status=CANCELLED';
    expect((await find('status=CANCELLED')).ids).toEqual(ids.slice(0, 2));
    expect((await find('status=EXPIRED&status=CANCELLED')).ids).toEqual(ids.slice(0, 2));
    expect((await find('status=EXPIRED&status=REJECTED')).ids).toEqual([]);
    const first = await find(`${both}&limit=3`);
    expect(first.ids).toEqual(ids.slice(0, 3));
    expect((await find(`${both}&limit=3&cursor=${first.cursor}`)).ids).toEqual(ids.slice(3));
    expect((await find(orderStatuses.map((status) => `status=${status}`).join('&'))).ids).toEqual(ids);
  });

  it.each([
    ['limit=101', 'limit'],
    ['limit=0', 'limit'],
    ['limit=x', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['status=LOST', 'status'],
    ['status=PENDING&status=LOST', 'status'],
    ['status=PENDING,EXPIRED', 'status'],
    [Array(10).fill('status=PENDING').join('&'), 'status'],
    ['from=yesterday', 'from'],
    ['scope=everything', 'scope'],
  ])('refuses ?%s, naming it', async (query, path) => {
    const answer = await order
      .api()
      .get(`/v1/orders?${query}`)
      .set((await order.customer()).headers);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toContain(path);
  });
});
