import { randomUUID } from 'node:crypto';
import {
  type Category,
  categorySchema,
  type Product,
  type ProductsQuery,
  productSchema,
} from '@eshop/contracts/api/product';
import { pageOf } from '@eshop/contracts/paging';
import type supertest from 'supertest';
import { expect } from 'vitest';

type Shop = {
  readonly http: ReturnType<typeof supertest>;
  readonly admin: { readonly authorization: string };
};

/** A body that makes a product; each call another SKU. */
export const productBody = (categoryId: string, change: Record<string, unknown> = {}) => ({
  sku: `T-${randomUUID()}`,
  name: 'Toyota Corolla 1.8',
  description: 'First hand.\nFull history.',
  categoryId,
  price: { amount: 1_899_900, currency: 'USD' },
  weightKg: 1310,
  attributes: {
    make: 'Toyota',
    model: 'Corolla',
    year: 2021,
    fuel: 'petrol',
    transmission: 'automatic',
    bodyType: 'sedan',
  },
  initialQuantity: 3,
  ...change,
});

/** A category of its own for a test. */
export async function givenCategory(
  { http, admin }: Shop,
  parentId: string | null = null,
): Promise<Category> {
  const answer = await http
    .post('/v1/categories')
    .set(admin)
    .send({ name: `C ${randomUUID()}`, parentId });
  expect(answer.status).toBe(201);
  return categorySchema.parse(answer.body);
}

/** A product on sale. */
export async function givenProduct(
  { http, admin }: Shop,
  categoryId: string,
  change: Record<string, unknown> = {},
): Promise<Product> {
  const answer = await http.post('/v1/products').set(admin).send(productBody(categoryId, change));
  expect(answer.body).toMatchObject({ version: 1 });
  expect(answer.status).toBe(201);
  return productSchema.parse(answer.body);
}

const pageSchema = pageOf(productSchema);
type Query = Partial<Record<keyof ProductsQuery, string | number | readonly string[]>>;

/** A page of the list, checked against the contract. */
export async function getPage({ http }: Pick<Shop, 'http'>, query: Query) {
  const answer = await http.get('/v1/products').query(query);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return pageSchema.parse(answer.body);
}

/** All pages, one after the other. */
export async function getAll(shop: Pick<Shop, 'http'>, query: Query): Promise<Product[]> {
  const items: Product[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Product[]; nextCursor: string | null } = await getPage(shop, {
      ...query,
      ...(cursor !== null && { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
