import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  type Category,
  createProduct,
  getProduct,
  listCategories,
  type Product,
} from '@eshop/contracts/api/product';
import { createMovement, listWarehouses, type Warehouse } from '@eshop/contracts/api/warehouse';
import { usd } from '@eshop/contracts/money';
import { eventually } from '@eshop/kit/testing';
import { admin, guest } from './people.ts';

/** The shop's warehouses, the main one first. */
export async function warehouses(): Promise<Warehouse[]> {
  const { items } = await (await admin()).shop.call(listWarehouses, { query: { limit: 100 } });
  return items.toSorted((one, other) => Number(other.isMain) - Number(one.isMain));
}

/** The warehouse nearest to a zip code, as the contract measures it: by the difference, ties by id. */
export async function nearestWarehouses(zipCode: string): Promise<Warehouse[]> {
  const distance = (warehouse: Warehouse) => Math.abs(Number(warehouse.zipCode) - Number(zipCode));
  return (await warehouses()).toSorted(
    (one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1),
  );
}

/** What a product for a test shall be. */
export type NewProduct = {
  /** Units received into the main warehouse. */
  readonly stock?: number;
  /** Units received into other warehouses, by their ids. */
  readonly stockAt?: Readonly<Record<string, number>>;
  /** Price in cents. */
  readonly price?: number;
  readonly name?: string;
  /** Cars when left out. */
  readonly category?: Pick<Category, 'id'>;
};

async function cars(): Promise<Category> {
  const { items } = await guest.call(listCategories);
  const category = items.find(({ slug }) => slug === 'cars');
  assert.ok(category, 'the shop has the category cars');
  return category;
}

/** A product of a test's own, on sale with its stock: it is waited for until everybody sees it. */
export async function newProduct({
  stock = 0,
  stockAt = {},
  price = 1_899_900,
  name = 'Test car',
  category,
}: NewProduct = {}): Promise<Product> {
  const { shop } = await admin();
  const product = await shop.call(createProduct, {
    body: {
      sku: `TEST-${randomBytes(6).toString('hex').toUpperCase()}`,
      name,
      categoryId: (category ?? (await cars())).id,
      price: usd(price),
      weightKg: 1200,
      attributes: { make: 'Testa', model: 'One', year: 2024 },
      initialQuantity: stock,
    },
  });
  for (const [warehouseId, quantity] of Object.entries(stockAt))
    await receive(product.id, warehouseId, quantity);
  const total = stock + Object.values(stockAt).reduce((sum, quantity) => sum + quantity, 0);
  return untilAvailable(product.id, total);
}

/** Receives units into a warehouse, which hears of a new product a moment after it is made. */
export async function receive(productId: string, toWarehouseId: string, quantity: number): Promise<void> {
  const { shop } = await admin();
  const body = {
    type: 'receive',
    productId,
    quantity,
    reason: 'Delivery for a test',
    toWarehouseId,
  } as const;
  await eventually(() => shop.call(createMovement, { body }));
}

/** Waits until customers see so many units of the product. */
export const untilAvailable = (productId: string, quantity: number, timeoutMilliseconds = 10_000) =>
  eventually(
    async () => {
      const product = await guest.call(getProduct, { params: { id: productId } });
      assert.equal(product.availableQuantity, quantity, 'units on offer');
      return product;
    },
    { timeoutMilliseconds },
  );
