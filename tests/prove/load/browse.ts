import { createQuote } from '@eshop/contracts/api/order';
import { getProduct, listCategories, listProducts } from '@eshop/contracts/api/product';
import { guest } from '../../lib/people.ts';
import type { Turn } from './world.ts';

const words = ['car', 'scarce', 'bmw', 'honda', 'plentiful'];

/** A guest looks at lists, searches, looks at a product and asks what it would cost. */
export const browse: Turn = async ({ client, plenty, scarce }, _person, random) => {
  await client.ask(guest, listProducts, { query: { limit: 24, sort: random.pick(['newest', 'price-asc']) } });
  await client.ask(guest, listProducts, { query: { limit: 12, q: random.pick(words) } });
  const { id } = random.pick([...plenty, scarce]);
  await client.ask(guest, getProduct, { params: { id } });
  if (random.next() < 0.2) await client.ask(guest, listCategories);
  if (random.next() < 0.2) {
    const body = { items: [{ productId: id, quantity: 1 }], address: { zipCode: '10251' } };
    await client.ask(guest, createQuote, { body }, ['OUT_OF_STOCK']);
  }
};
