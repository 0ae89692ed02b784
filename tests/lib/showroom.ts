import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  type Attributes,
  type Category,
  createCategory,
  createProduct,
  getCategory,
  listProducts,
  type Product,
} from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { eventually } from '@eshop/kit/testing';
import { customerSiteUrl } from './environment.ts';
import { admin, guest } from './people.ts';

/** A vehicle for a test: what is left out is ordinary. */
export type NewVehicle = Partial<Attributes> & { readonly name?: string; readonly price?: number };

/** A category of a test's own below the cars, with its vehicles in the order they were given; lists show all of them. */
export type Showroom = { readonly category: Category; readonly products: readonly Product[] };

/** A word that stands nowhere else in the shop. */
export const newWord = (): string =>
  `Q${randomBytes(5)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;

/** The newest come first, so many on a page. */
const pageSize = 24;

/** What the site has just read it shows for a second before it asks again. */
async function knownToTheSite({ slug }: Category, products: readonly Product[]): Promise<void> {
  const page = await (await fetch(`${customerSiteUrl()}/c/${slug}`)).text();
  for (const { id } of products.slice(-pageSize)) assert.ok(page.includes(id), `the site shows ${id}`);
}

/** Puts vehicles on sale in a category of their own, and waits until everybody sees them. */
export async function newShowroom(vehicles: readonly NewVehicle[]): Promise<Showroom> {
  const { shop } = await admin();
  const { id: parentId } = await guest.call(getCategory, { params: { id: 'cars' } });
  const category = await shop.call(createCategory, { body: { name: `Showroom ${newWord()}`, parentId } });
  const products: Product[] = [];
  for (const { name = 'Vehicle', price = 1_899_900, ...attributes } of vehicles) {
    const body = {
      name,
      categoryId: category.id,
      price: usd(price),
      weightKg: 1200,
      attributes: { make: 'Testa', model: 'One', year: 2020, ...attributes },
    };
    products.push(await shop.call(createProduct, { body }));
  }
  await eventually(async () => {
    const { items } = await guest.call(listProducts, { query: { category: category.slug, limit: 100 } });
    assert.equal(items.length, vehicles.length, 'vehicles listed');
    await knownToTheSite(category, products);
  });
  return { category, products };
}
