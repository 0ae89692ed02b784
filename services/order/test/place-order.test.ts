import { orderCreated, orderStatusUpdated } from '@eshop/contracts/events';
import { eventually, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { address, useOrder } from './use-order.ts';

describe('POST /v1/orders', () => {
  const order = useOrder();

  it('stores the order at the server’s price whatever the client sends, and holds its stock', async () => {
    const productId = order.neighbours.givenProduct({ price: 1_234_500, stock: 5 });
    const items = [{ productId, quantity: 2, unitPrice: { amount: 1, currency: 'USD' } }];
    const answer = await order.post('/v1/orders', { items, address, total: 1 }, await order.customer());
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'PENDING',
      version: 1,
      subtotal: { amount: 2_469_000 },
      shippingCost: { amount: 200 * 11 },
      total: { amount: 2_469_000 + 2_200 },
      holdExpiresAt: null,
    });
    const held = await order.until(answer.body.id, 'AWAITING_PAYMENT');
    const left = Date.parse(held.holdExpiresAt ?? '') - Date.now();
    expect(left).toBeGreaterThan(86_000_000);
    expect(left).toBeLessThanOrEqual(86_400_000);
    expect(order.neighbours.available(productId)).toBe(3);
    expect(order.statuses(held)).toEqual(['PENDING', 'AWAITING_PAYMENT']);
  });

  it('publishes order-created once and order-status-updated at each step', async () => {
    const { order: held } = await order.held();
    await eventually(() => {
      const created = order.events.published(orderCreated).filter(({ data }) => data.orderId === held.id);
      const told = order.events.published(orderStatusUpdated).filter(({ data }) => data.orderId === held.id);
      expect(created).toMatchObject([{ orderingKey: held.id, data: { version: 1, total: held.total } }]);
      expect(told.map(({ data }) => data.status)).toEqual(['PENDING', 'AWAITING_PAYMENT']);
      expect(created[0]?.attributes).toMatchObject({ 'ce-specversion': '1.0', 'ce-type': 'order-created' });
    });
  });

  it('rejects an order for more than there is, with the reason, and holds nothing', async () => {
    const productId = order.neighbours.givenProduct({ stock: 1 });
    const placed = await order.placed([{ productId, quantity: 2 }]);
    const rejected = await order.until(placed.id, 'REJECTED');
    expect(rejected.rejection?.code).toBe('OUT_OF_STOCK');
    expect(order.neighbours.available(productId)).toBe(1);
  });

  it('orders the cart and empties it', async () => {
    const caller = await signIn();
    const [first, second] = [order.neighbours.givenProduct(), order.neighbours.givenProduct()];
    order.neighbours.fillCart(caller.userId, [
      { productId: first, quantity: 1 },
      { productId: second, quantity: 2 },
    ]);
    const answer = await order.post('/v1/orders', { address }, caller);
    expect(answer.status).toBe(201);
    expect(answer.body.items).toHaveLength(2);
    expect(order.neighbours.cartOf(caller.userId)).toEqual([]);
  });

  it('leaves the cart alone when items are named, and empties it later when the cart service is away', async () => {
    const caller = await signIn();
    const productId = order.neighbours.givenProduct();
    order.neighbours.fillCart(caller.userId, [{ productId, quantity: 1 }]);
    await order.post('/v1/orders', { items: [{ productId, quantity: 1 }], address }, caller);
    expect(order.neighbours.cartOf(caller.userId)).toHaveLength(1);

    order.neighbours.down = /checked-out/;
    const answer = await order.post('/v1/orders', { address }, caller);
    expect(answer.status).toBe(201);
    expect(order.neighbours.cartOf(caller.userId)).toHaveLength(1);
    order.neighbours.down = null;
    await eventually(() => expect(order.neighbours.cartOf(caller.userId)).toEqual([]));
  });

  it('refuses an empty cart', async () => {
    const answer = await order.post('/v1/orders', { address }, await signIn());
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'CART_EMPTY' });
  });

  it('places one order for one Idempotency-Key, also when both requests come at once', async () => {
    const caller = await signIn();
    const productId = order.neighbours.givenProduct();
    const send = () =>
      order.post('/v1/orders', { items: [{ productId, quantity: 1 }], address }, caller, {
        'idempotency-key': 'once',
      });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThan(0);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    const again = await send();
    expect(again.status).toBe(201);
    const list = await order.api().get('/v1/orders').set(caller.headers);
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([again.body.id]);
  });

  it('refuses a key that was used for another order', async () => {
    const caller = await signIn();
    const productId = order.neighbours.givenProduct();
    const send = (quantity: number) =>
      order.post('/v1/orders', { items: [{ productId, quantity }], address }, caller, {
        'idempotency-key': 'mine',
      });
    expect((await send(1)).status).toBe(201);
    const other = await send(2);
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('repeats a refusal for its key, status included', async () => {
    const caller = await signIn();
    const send = () => order.post('/v1/orders', { address }, caller, { 'idempotency-key': 'refused' });
    expect((await send()).body.code).toBe('CART_EMPTY');
    order.neighbours.fillCart(caller.userId, [{ productId: order.neighbours.givenProduct(), quantity: 1 }]);
    const again = await send();
    expect(again.status).toBe(409);
    expect(again.body.code).toBe('CART_EMPTY');
  });

  it('says 503 with Retry-After while prices can’t be had, and stores nothing', async () => {
    const caller = await signIn();
    const productId = order.neighbours.givenProduct();
    order.neighbours.down = /products/;
    const answer = await order.post('/v1/orders', { items: [{ productId, quantity: 1 }], address }, caller);
    order.neighbours.down = null;
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBeDefined();
    const list = await order.api().get('/v1/orders').set(caller.headers);
    expect(list.body.items).toEqual([]);
  });

  it('holds the stock once the warehouse is back', async () => {
    const productId = order.neighbours.givenProduct({ stock: 1 });
    order.neighbours.down = /reservations/;
    const placed = await order.placed([{ productId, quantity: 1 }]);
    order.neighbours.down = null;
    await order.until(placed.id, 'AWAITING_PAYMENT');
  });

  it('refuses what is not sold', async () => {
    const answer = await order.post(
      '/v1/orders',
      { items: [{ productId: uuidv7(), quantity: 1 }], address },
      await order.customer(),
    );
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('PRODUCT_UNAVAILABLE');
  });

  it.each([
    ['no address', { items: [{ productId: uuidv7(), quantity: 1 }] }, 'address'],
    [
      'a short zip',
      { items: [{ productId: uuidv7(), quantity: 1 }], address: { ...address, zipCode: '123' } },
      'address.zipCode',
    ],
    [
      'a zip of letters',
      { items: [{ productId: uuidv7(), quantity: 1 }], address: { ...address, zipCode: 'abcde' } },
      'address.zipCode',
    ],
    [
      'a control character',
      { items: [{ productId: uuidv7(), quantity: 1 }], address: { ...address, name: 'a\u0000b' } },
      'address.name',
    ],
    ['quantity 0', { items: [{ productId: uuidv7(), quantity: 0 }], address }, 'items.0.quantity'],
    ['a negative quantity', { items: [{ productId: uuidv7(), quantity: -1 }], address }, 'items.0.quantity'],
    ['half a vehicle', { items: [{ productId: uuidv7(), quantity: 0.5 }], address }, 'items.0.quantity'],
    [
      'an enormous quantity',
      { items: [{ productId: uuidv7(), quantity: 1e15 }], address },
      'items.0.quantity',
    ],
    ['no items', { items: [], address }, 'items'],
    ['items of a wrong type', { items: 'all', address }, 'items'],
    ['a bad product id', { items: [{ productId: 'x', quantity: 1 }], address }, 'items.0.productId'],
    ['a bad quote id', { quoteId: 'x', address }, 'quoteId'],
  ])('refuses %s, naming the field', async (_what, body, path) => {
    const answer = await order.post('/v1/orders', body, await order.customer());
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toContain(path);
  });

  it('takes emoji in names and forgets unknown members', async () => {
    const productId = order.neighbours.givenProduct();
    const body = {
      items: [{ productId, quantity: 1 }],
      address: { ...address, name: 'Zoë 🏍️', hacker: 1 },
      status: 'PAID',
    };
    const answer = await order.post('/v1/orders', body, await order.customer());
    expect(answer.status).toBe(201);
    expect(answer.body.address).toEqual({ ...address, name: 'Zoë 🏍️' });
    expect(answer.body.status).toBe('PENDING');
  });
});
