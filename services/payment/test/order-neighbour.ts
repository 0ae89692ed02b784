import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type OrderStatus, usd } from '@eshop/contracts';
import { getOrder, type Order } from '@eshop/contracts/api/order';
import type { TokenVerifier } from '@eshop/kit/auth';
import { notFound, unavailable } from '@eshop/kit/errors';
import { createRoutes, createServiceApp } from '@eshop/kit/http';
import { silentLogger } from '@eshop/kit/logging';
import { v7 as uuidv7 } from 'uuid';

/** The order service behind the contract's own endpoint, with the orders that tests put there. */
export type OrderNeighbour = {
  readonly url: string;
  givenOrder(userId: string, status?: OrderStatus): Order;
  /** Moves an order on, without telling anybody by an event. */
  move(orderId: string, status: OrderStatus): Order;
  /** While true every call answers 503. */
  down: boolean;
  /** How often it was asked for an order. */
  readonly asked: number;
  close(): Promise<void>;
};

/** Starts it on a free port. */
export async function startOrderNeighbour(tokens: TokenVerifier): Promise<OrderNeighbour> {
  const orders = new Map<string, Order>();
  const state = { down: false, asked: 0 };
  const routes = createRoutes({ tokens, checkAnswers: true }).on(getOrder, ({ params, caller }) => {
    state.asked++;
    const order = orders.get(params.id);
    if (!order || !(caller.hasRole('admin') || order.userId === caller.userId)) throw notFound('order');
    return order;
  });
  const app = createServiceApp({
    service: 'order',
    logger: silentLogger(),
    checks: {},
    routes: [routes],
    before: [(_req, _res, next) => next(state.down ? unavailable('order', 1) : undefined)],
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    givenOrder(userId, status = 'AWAITING_PAYMENT') {
      const order = newOrder(userId, status);
      orders.set(order.id, order);
      return order;
    },
    move(orderId, status) {
      const order = orders.get(orderId);
      if (!order) throw new Error(`no order ${orderId}`);
      const moved = { ...order, status, version: order.version + 1 };
      orders.set(orderId, moved);
      return moved;
    },
    get down() {
      return state.down;
    },
    set down(value) {
      state.down = value;
    },
    get asked() {
      return state.asked;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function newOrder(userId: string, status: OrderStatus): Order {
  const now = new Date().toISOString();
  const productId = uuidv7();
  return {
    id: uuidv7(),
    number: `ES-${Math.floor(Math.random() * 1_000_000)}`,
    userId,
    status,
    items: [
      {
        productId,
        quantity: 1,
        sku: 'SKU-1',
        name: 'Honda CB500F',
        thumbUrl: null,
        unitPrice: usd(650_000),
        lineTotal: usd(650_000),
      },
    ],
    address: {
      name: 'Ada Lovelace',
      phone: '+1 555 0100',
      street: '1 Analytical Way',
      city: 'Springfield',
      state: 'IL',
      zipCode: '10260',
    },
    shipments: [],
    subtotal: usd(650_000),
    shippingCost: usd(2_200),
    total: usd(652_200),
    payment: null,
    rejection: null,
    holdExpiresAt: null,
    timeline: [{ at: now, status: 'PENDING', actor: 'customer' }],
    createdAt: now,
    version: 2,
  };
}
