import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { usd } from '@eshop/contracts';
import { listProducts, type Product } from '@eshop/contracts/api/product';
import type { TokenVerifier } from '@eshop/kit/auth';
import { unavailable } from '@eshop/kit/errors';
import { createRoutes, createServiceApp } from '@eshop/kit/http';
import { silentLogger } from '@eshop/kit/logging';
import { v7 as uuidv7 } from 'uuid';

type Given = { price?: number; stock?: number; name?: string };

/** The product service behind the contract's own endpoint, with what tests put on its shelves. */
export type ProductNeighbour = {
  readonly url: string;
  /** While true it answers 503. */
  down: boolean;
  givenProduct(options?: Given): string;
  /** Changes a product, as an admin does: one version more. */
  change(productId: string, changes: Partial<Pick<Product, 'name' | 'price' | 'archived'>>): Product;
  setStock(productId: string, availableQuantity: number): void;
  close(): Promise<void>;
};

/** Starts it on a free port. */
export async function startProductNeighbour(tokens: TokenVerifier): Promise<ProductNeighbour> {
  const products = new Map<string, Product>();
  const state = { down: false };
  const routes = createRoutes({ tokens, checkAnswers: true }).on(listProducts, ({ query }) => {
    if (state.down) throw unavailable('product', 1);
    return { items: (query.ids ?? []).flatMap((id) => products.get(id) ?? []), nextCursor: null };
  });
  const app = createServiceApp({
    service: 'product',
    logger: silentLogger(),
    checks: {},
    routes: [routes],
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const known = (id: string): Product => {
    const product = products.get(id);
    if (!product) throw new Error(`no product ${id} was given`);
    return product;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    get down() {
      return state.down;
    },
    set down(value) {
      state.down = value;
    },
    givenProduct(options) {
      const product = newProduct(options);
      products.set(product.id, product);
      return product.id;
    },
    change(productId, changes) {
      const before = known(productId);
      const after = { ...before, ...changes, version: before.version + 1 };
      products.set(productId, after);
      return after;
    },
    setStock(productId, availableQuantity) {
      products.set(productId, { ...known(productId), availableQuantity });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function newProduct({ price = 899_900, stock = 10, name = 'Honda CB500F' }: Given = {}): Product {
  const id = uuidv7();
  const now = new Date().toISOString();
  const categoryId = '01900000-0000-7000-8000-000000000001';
  return {
    id,
    sku: `SKU-${id.slice(-6)}`,
    name,
    description: '',
    categoryId,
    categoryPath: [{ id: categoryId, slug: 'motorcycles', name: 'Motorcycles' }],
    price: usd(price),
    weightKg: 189,
    attributes: { make: 'Honda', model: 'CB500F', year: 2024 },
    images: [],
    availableQuantity: stock,
    archived: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
