import { randomBytes } from 'node:crypto';
import { setUserRoles } from '@eshop/contracts/api/auth';
import {
  addProductImage,
  archiveProduct,
  createCategory,
  createProduct,
  getCategory,
  getProduct,
  type Product,
} from '@eshop/contracts/api/product';
import { createWarehouse } from '@eshop/contracts/api/warehouse';
import { admin, guest, newCustomer } from '../people.ts';
import { newProduct, receive } from '../products.ts';
import { picture } from '../proofs.ts';
import { createKnown, type Facts, type Known, without } from './known.ts';
import { learn } from './learn.ts';
import type { Visitor } from './visitor.ts';

/** Further away than any test looks for stock. */
const zipCodes = ['99990', '99991'];

type Stock = {
  /** A product for customers, of which staff do not know: it stays as it is. */
  readonly bought: Product;
  /** What staff know. */
  readonly known: Known;
  /** Good bodies of staff. */
  readonly bodies: NonNullable<Visitor['bodies']>;
};

/** Makes what staff work on: categories, products, warehouses and an account. */
export async function makeStock(facts: Facts): Promise<Stock> {
  const { shop } = await admin();
  const word = randomBytes(4).toString('hex');
  const { id: parentId } = await guest.call(getCategory, { params: { id: 'cars' } });
  const make = (name: string) => shop.call(createCategory, { body: { name: `${name} ${word}`, parentId } });
  const [category, empty, account] = await Promise.all([make('Odd'), make('Empty'), newCustomer()]);
  const [bought, shown, archived, ...warehouses] = await Promise.all([
    newProduct({ stock: 5_000, category }),
    newProduct({ category }),
    newProduct({ category }),
    ...zipCodes.map((zipCode) =>
      shop.call(createWarehouse, { body: { name: `Odd ${zipCode} ${word}`, zipCode } }),
    ),
  ]);
  const known = without(bought.id, createKnown(facts));
  for (const answer of [category, empty]) learn({ endpoint: createCategory, answer }, known, facts);
  for (const answer of warehouses) {
    learn({ endpoint: createWarehouse, answer }, known, facts);
    await receive(shown.id, answer.id, 100);
  }
  const params = { id: shown.id };
  const image = await shop.call(addProductImage, { params, file: await picture() });
  learn({ endpoint: addProductImage, answer: image, target: shown.id }, known, facts);
  await shop.reply(archiveProduct, { params: { id: archived.id }, ifMatch: archived.version });
  for (const { id } of [shown, archived]) {
    const answer = await guest.call(getProduct, { params: { id } });
    learn({ endpoint: createProduct, answer }, known, facts);
  }
  facts.set(bought.id, {});
  const answer = await shop.call(setUserRoles, { params: { id: account.id }, body: { roles: ['customer'] } });
  facts.set(account.id, {});
  learn({ endpoint: setUserRoles, answer }, known, facts);
  const received = { type: 'receive', productId: shown.id, quantity: 1, reason: 'A delivery' };
  return { bought, known, bodies: { createMovement: { ...received, toWarehouseId: warehouses[0]?.id } } };
}
