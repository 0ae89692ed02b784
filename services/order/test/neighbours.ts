import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { usd } from '@eshop/contracts';
import { getMe } from '@eshop/contracts/api/auth';
import { checkOutCart, getCart } from '@eshop/contracts/api/cart';
import { listProducts, type Product } from '@eshop/contracts/api/product';
import {
  type AllocatedShipment,
  allocate,
  commitReservation,
  type Reservation,
  releaseReservation,
  reserve,
} from '@eshop/contracts/api/warehouse';
import { problems } from '@eshop/contracts/problem';
import type { TokenVerifier } from '@eshop/kit/auth';
import { invalidState, notFound, refusal, unavailable } from '@eshop/kit/errors';
import { createRoutes, createServiceApp } from '@eshop/kit/http';
import { silentLogger } from '@eshop/kit/logging';
import { v7 as uuidv7 } from 'uuid';

const warehouseId = uuidv7();

/** The services around the order service, behind the contract's own endpoints, with one warehouse and what tests set. */
export type Neighbours = {
  readonly url: string;
  givenProduct(options?: { price?: number; stock?: number }): string;
  setPrice(productId: string, amount: number): void;
  fillCart(userId: string, items: { productId: string; quantity: number }[]): void;
  cartOf(userId: string): { productId: string; quantity: number }[];
  readonly reservations: Map<string, Reservation>;
  available(productId: string): number;
  /** Sells behind the order's back. */
  takeStock(productId: string, quantity: number): void;
  /** While set, calls to this path answer 503. */
  down: RegExp | null;
  close(): Promise<void>;
};

/** Starts them on a free port. */
export async function startNeighbours(tokens: TokenVerifier): Promise<Neighbours> {
  const products = new Map<string, Product>();
  const stock = new Map<string, number>();
  const carts = new Map<string, Map<string, number>>();
  const takenOut = new Set<string>();
  const reservations = new Map<string, Reservation>();
  const state: { down: RegExp | null } = { down: null };

  const held = (productId: string) =>
    [...reservations.values()]
      .filter(({ status }) => status === 'HELD')
      .flatMap(({ items }) => items)
      .filter((item) => item.productId === productId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const available = (productId: string) => (stock.get(productId) ?? 0) - held(productId);

  function allocation(items: Reservation['items'], zipCode: string): AllocatedShipment[] {
    for (const { productId, quantity } of items) {
      if (quantity > available(productId)) {
        throw refusal(problems.OUT_OF_STOCK, 'not enough stock', {
          extra: { availableQuantity: available(productId) },
        });
      }
    }
    const distance = Math.abs(Number(zipCode) - 10250);
    return [{ warehouseId, warehouseName: 'Main', warehouseZipCode: '10250', items, distance }];
  }

  const cartAnswer = (userId: string) => ({
    id: userId,
    items: [...(carts.get(userId) ?? [])].map(([productId, quantity]) => ({
      productId,
      quantity,
      sku: 'SKU',
      name: 'A vehicle',
      thumbUrl: null,
      unitPrice: usd(1),
      lineTotal: usd(quantity),
      availableQuantity: available(productId),
    })),
    subtotal: usd(0),
    version: 1,
    updatedAt: new Date().toISOString(),
  });

  const routes = createRoutes({ tokens, checkAnswers: true })
    .on(listProducts, ({ query }) => ({
      items: (query.ids ?? []).flatMap((id) => products.get(id) ?? []),
      nextCursor: null,
    }))
    .on(getMe, ({ caller }) => ({
      id: caller.userId,
      email: `${caller.userId}@eshop.example`,
      name: 'Test Person',
      roles: ['customer' as const],
      disabled: false,
      createdAt: new Date().toISOString(),
    }))
    .on(getCart, ({ caller }) => cartAnswer(caller?.userId ?? ''))
    .on(checkOutCart, ({ params, body }) => {
      if (takenOut.has(body.orderId)) return;
      takenOut.add(body.orderId);
      for (const { productId } of body.items) carts.get(params.userId)?.delete(productId);
    })
    .on(allocate, ({ body }) => ({ shipments: allocation(body.items, body.zipCode) }))
    .on(reserve, ({ params: { orderId }, body }) => {
      const known = reservations.get(orderId);
      if (known && known.status !== 'HELD') throw invalidState(`the reservation is ${known.status}`);
      const reservation: Reservation = known
        ? { ...known, expiresAt: body.expiresAt }
        : { orderId, status: 'HELD', ...body, shipments: allocation(body.items, body.zipCode) };
      reservations.set(orderId, reservation);
      return reservation;
    })
    .on(commitReservation, ({ params: { orderId } }) => {
      const known = reservations.get(orderId);
      if (!known) throw notFound('reservation');
      if (known.status === 'COMMITTED') return known;
      if (known.status !== 'HELD') allocation(known.items, known.zipCode ?? '00000');
      const committed: Reservation = { ...known, status: 'COMMITTED' };
      reservations.set(orderId, committed);
      for (const { productId, quantity } of known.items)
        stock.set(productId, (stock.get(productId) ?? 0) - quantity);
      return committed;
    })
    .on(releaseReservation, ({ params: { orderId } }) => {
      const known = reservations.get(orderId);
      const blank = { orderId, items: [], zipCode: null, expiresAt: null, shipments: [] };
      const released: Reservation =
        known?.status === 'COMMITTED' ? known : { ...(known ?? blank), status: 'RELEASED' };
      reservations.set(orderId, released);
      return released;
    });

  const app = createServiceApp({
    service: 'neighbours',
    logger: silentLogger(),
    checks: {},
    routes: [routes],
    before: [(req, _res, next) => next(state.down?.test(req.path) ? unavailable('neighbour', 1) : undefined)],
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    givenProduct({ price = 1_000_000, stock: quantity = 10 } = {}) {
      const id = uuidv7();
      products.set(id, newProduct(id, price));
      stock.set(id, quantity);
      return id;
    },
    setPrice(productId, amount) {
      const product = products.get(productId);
      if (product) products.set(productId, { ...product, price: usd(amount) });
    },
    fillCart(userId, items) {
      carts.set(userId, new Map(items.map(({ productId, quantity }) => [productId, quantity])));
    },
    cartOf: (userId) =>
      [...(carts.get(userId) ?? [])].map(([productId, quantity]) => ({ productId, quantity })),
    reservations,
    available,
    takeStock(productId, quantity) {
      stock.set(productId, (stock.get(productId) ?? 0) - quantity);
    },
    get down() {
      return state.down;
    },
    set down(path) {
      state.down = path;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function newProduct(id: string, price: number): Product {
  const now = new Date().toISOString();
  const categoryId = '01900000-0000-7000-8000-000000000001';
  return {
    id,
    sku: `SKU-${id.slice(-6)}`,
    name: 'Honda CB500F',
    description: '',
    categoryId,
    categoryPath: [{ id: categoryId, slug: 'motorcycles', name: 'Motorcycles' }],
    price: usd(price),
    weightKg: 189,
    attributes: { make: 'Honda', model: 'CB500F', year: 2024 },
    images: [],
    availableQuantity: 0,
    archived: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
