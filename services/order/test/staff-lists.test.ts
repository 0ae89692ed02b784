import type { Order } from '@eshop/contracts/api/order';
import { listenToEvents, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { address, useOrder } from './use-order.ts';

describe('the list of all orders', () => {
  const order = useOrder();

  const list = async (query: Record<string, string | number | string[]>) => {
    const answer = await order
      .api()
      .get('/v1/orders')
      .query({ scope: 'all', ...query })
      .set((await order.admin()).headers);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const items: Order[] = answer.body.items;
    return { items, ids: items.map(({ id }) => id), cursor: answer.body.nextCursor as string | null };
  };

  async function allPages(query: Record<string, string | number | string[]>): Promise<Order[]> {
    const seen: Order[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await list({ ...query, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items);
      cursor = page.cursor;
    }
    return seen;
  }

  /** Orders of a new customer with these totals of goods; their stock is held. */
  async function givenOrders(prices: number[]) {
    const caller = await signIn();
    const orders: Order[] = [];
    for (const price of prices) {
      const productId = order.neighbours.givenProduct({ price });
      const body = { items: [{ productId, quantity: 1 }], address: { ...address, name: 'Grace O’Hopper' } };
      const placed = await order.post('/v1/orders', body, caller);
      orders.push(await order.until(placed.body.id, 'AWAITING_PAYMENT'));
    }
    return { caller, orders };
  }

  it('shows the orders of one customer, in each of its sorts, page after page', async () => {
    const { caller, orders } = await givenOrders([300, 500, 100, 500]);
    const ids = orders.map(({ id }) => id);
    const pages = async (sort: string) =>
      (await allPages({ userId: caller.userId, sort })).map(({ id }) => ids.indexOf(id));
    expect(await pages('newest')).toEqual([3, 2, 1, 0]);
    expect(await pages('oldest')).toEqual([0, 1, 2, 3]);
    expect(await pages('total')).toEqual([3, 1, 0, 2]);
    expect(await pages('hold-ending')).toEqual([0, 1, 2, 3]);
  });

  it('shows in hold-ending only those that await their payment', async () => {
    const { caller, orders } = await givenOrders([100, 200]);
    await order.post(`/v1/orders/${orders[0]?.id}/cancel`, {}, caller);
    expect((await list({ userId: caller.userId, sort: 'hold-ending' })).ids).toEqual([orders[1]?.id]);
    expect((await list({ userId: caller.userId, sort: 'hold-ending', status: 'CANCELLED' })).ids).toEqual([]);
  });

  it('sorts orders in several states together', async () => {
    const { caller, orders } = await givenOrders([100, 300, 200]);
    await order.post(`/v1/orders/${orders[1]?.id}/cancel`, {}, caller);
    const found = await allPages({
      userId: caller.userId,
      sort: 'total',
      status: ['AWAITING_PAYMENT', 'CANCELLED'],
    });
    expect(found.map(({ id }) => id)).toEqual([orders[1]?.id, orders[2]?.id, orders[0]?.id]);
  });

  it('finds any part of a number, an address, a name or a SKU, and all words together', async () => {
    const { caller, orders } = await givenOrders([100]);
    const [placed] = orders;
    const sku = placed?.items[0]?.sku ?? '';
    const { number = '', id = '' } = placed ?? {};
    const email = `${caller.userId}@eshop.example`;
    for (const q of [number, number.slice(-4), email, email.slice(0, 12).toUpperCase(), sku, sku.slice(3)]) {
      expect((await list({ q, limit: 100 })).ids, q).toContain(id);
    }
    expect((await list({ q: `o’hop ${number}` })).ids).toEqual([id]);
    expect((await list({ q: `lovelace ${number}` })).ids).toEqual([]);
    expect((await list({ q: '%', userId: caller.userId })).ids).toEqual([]);
    expect((await list({ q: '_', userId: caller.userId })).ids).toEqual([]);
  });

  it('shows those asked for by id, as many as there are', async () => {
    const { orders } = await givenOrders([100, 200, 300]);
    const [first, , third] = orders.map(({ id }) => id);
    expect((await list({ ids: `${first},${third},${uuidv7()}` })).ids).toEqual([third, first]);
  });

  it('narrows to a period by the exact time', async () => {
    const { caller, orders } = await givenOrders([100]);
    const from = orders[0]?.createdAt ?? '';
    const after = new Date(new Date(from).getTime() + 1).toISOString();
    const { userId } = caller;
    expect((await list({ userId, from, to: after })).ids).toEqual([orders[0]?.id]);
    expect((await list({ userId, from: after })).ids).toEqual([]);
    expect((await list({ userId, to: from })).ids).toEqual([]);
  });

  it('refuses the cursor of another sort, naming it', async () => {
    const { caller } = await givenOrders([100, 200]);
    const { cursor } = await list({ userId: caller.userId, limit: 1, sort: 'total' });
    const answer = await order
      .api()
      .get('/v1/orders')
      .query({ scope: 'all', cursor })
      .set((await order.admin()).headers);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'cursor']);
  });

  it('tells admins the address for messages and who acted, and customers neither', async () => {
    const { caller, orders } = await givenOrders([100]);
    const admin = await order.admin();
    const id = orders[0]?.id ?? '';
    await order.post(`/v1/orders/${id}/cancel`, { reason: 'asked by phone' }, admin);
    const seen = await order.get(id);
    expect(seen.email).toBe(`${caller.userId}@eshop.example`);
    expect(seen.timeline.map(({ actorId }) => actorId)).toEqual([caller.userId, undefined, admin.userId]);
    const own = await order.api().get(`/v1/orders/${id}`).set(caller.headers);
    expect(own.body.email).toBeUndefined();
    expect(own.body.timeline.some((entry: object) => 'actorId' in entry)).toBe(false);
  });
});

describe('GET /v1/order-counts', () => {
  const order = useOrder({ ORDER_PAYMENT_WINDOW_SECONDS: '1800' });

  it('counts orders by state and holds that end within the hour, for admins', async () => {
    const admin = await order.admin();
    const counts = async () => (await order.api().get('/v1/order-counts').set(admin.headers)).body;
    expect((await counts()).byStatus).toMatchObject({ AWAITING_PAYMENT: 0, DELIVERED: 0 });
    const { order: held } = await order.held();
    const { order: other } = await order.held();
    await order.post(`/v1/orders/${other.id}/cancel`, {}, admin);
    expect(await counts()).toMatchObject({
      byStatus: { PENDING: 0, AWAITING_PAYMENT: 1, CANCELLED: 1 },
      holdsEndingSoon: 1,
    });
    await order.context.database.order.updateMany({
      where: { id: held.id },
      data: { holdExpiresAt: new Date(Date.now() + 7_200_000) },
    });
    expect((await counts()).holdsEndingSoon).toBe(0);
    for (const caller of [await order.customer(), await signIn('warehouse')]) {
      expect((await order.api().get('/v1/order-counts').set(caller.headers)).status).toBe(403);
    }
  });
});

describe('GET /v1/order-feed', () => {
  const order = useOrder();

  it('tells each step of any order, and goes on after Last-Event-ID', async () => {
    const admin = await order.admin();
    const opened: { held?: Order } = {};
    const { events } = await listenToEvents(order.app, '/v1/order-feed', {
      headers: admin.headers,
      whenOpen: async () => {
        opened.held = (await order.held()).order;
      },
      enough: (seen) => seen.length === 3,
    });
    const { id, number } = opened.held ?? { id: '', number: '' };
    expect(events.map(({ event, data }) => [event, data])).toEqual([
      ['ready', {}],
      ['order', { id, number, status: 'PENDING', version: 1 }],
      ['order', { id, number, status: 'AWAITING_PAYMENT', version: 2 }],
    ]);
    await order.post(`/v1/orders/${id}/cancel`, {}, admin);
    const later = await listenToEvents(order.app, '/v1/order-feed', {
      headers: { ...admin.headers, 'last-event-id': events[1]?.id ?? '' },
      enough: (seen) => seen.length === 2,
    });
    expect(later.events.map(({ data }) => (data as { status: string }).status)).toEqual([
      'AWAITING_PAYMENT',
      'CANCELLED',
    ]);
  });

  it('tells a step late rather than never when its transaction ends after a younger one', async () => {
    const admin = await order.admin();
    const { database } = order.context;
    const { order: slow } = await order.held();
    const { order: quick } = await order.held();
    const step = (id: string) =>
      `INSERT INTO timeline (order_id, version, at, status, actor) VALUES ('${id}', 3, now(), 'PAYMENT_REVIEW', 'system')`;
    const { events } = await listenToEvents(order.app, '/v1/order-feed', {
      headers: admin.headers,
      whenOpen: () =>
        database.$transaction(async (tx) => {
          await tx.$executeRawUnsafe(step(slow.id));
          await database.$executeRawUnsafe(step(quick.id));
        }),
      enough: (seen) => seen.length === 3,
    });
    expect(events.slice(1).map(({ data }) => (data as { id: string }).id)).toEqual([slow.id, quick.id]);
  });

  it('is for admins', async () => {
    for (const caller of [await order.customer(), await signIn('warehouse')]) {
      const { status } = await listenToEvents(order.app, '/v1/order-feed', { headers: caller.headers });
      expect(status).toBe(403);
    }
  });
});

describe('GET /v1/picks', () => {
  const order = useOrder();

  async function givenPaid(): Promise<Order> {
    const { order: held } = await order.held(2);
    const paymentId = uuidv7();
    await order.pay(held.id, { status: 'PENDING', version: 1, paymentId });
    await order.pay(held.id, { status: 'APPROVED', version: 2, paymentId });
    return order.until(held.id, 'PAYMENT_ACCEPTED');
  }

  it('shows admins and warehouse people what paid orders need, oldest first, without money or e-mail', async () => {
    const first = await givenPaid();
    const second = await givenPaid();
    await order.held();
    for (const caller of [await order.admin(), await signIn('warehouse')]) {
      const answer = await order.api().get('/v1/picks').set(caller.headers);
      expect(answer.status).toBe(200);
      expect(answer.body.items).toHaveLength(2);
      expect(answer.body.items[0]).toEqual({
        orderId: first.id,
        number: first.number,
        warehouseId: first.shipments[0]?.warehouseId,
        warehouseName: 'Main',
        items: [
          {
            productId: first.items[0]?.productId,
            sku: first.items[0]?.sku,
            name: 'Honda CB500F',
            quantity: 2,
          },
        ],
        address: first.address,
        orderedAt: first.createdAt,
      });
    }
    const admin = await order.admin();
    await order.post(`/v1/orders/${first.id}/ship`, {}, admin);
    const left = await order.api().get('/v1/picks').set(admin.headers);
    expect(left.body.items.map(({ orderId }: { orderId: string }) => orderId)).toEqual([second.id]);
    const other = await order.api().get('/v1/picks').query({ warehouseId: uuidv7() }).set(admin.headers);
    expect(other.body.items).toEqual([]);
  });

  it('goes on page after page', async () => {
    const orders = [await givenPaid(), await givenPaid()];
    const { headers } = await signIn('warehouse');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { orderId: string }[]; nextCursor: string | null } } = await order
        .api()
        .get('/v1/picks')
        .query({ limit: 1, ...(cursor ? { cursor } : {}) })
        .set(headers);
      seen.push(...page.body.items.map(({ orderId }) => orderId));
      cursor = page.body.nextCursor;
    }
    expect(seen.slice(-2)).toEqual(orders.map(({ id }) => id));
  });

  it('is not for customers', async () => {
    const answer = await order
      .api()
      .get('/v1/picks')
      .set((await order.customer()).headers);
    expect(answer.status).toBe(403);
  });
});
