import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getAll, getPage, givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const vehicle = (name: string, make: string, model: string, change: Record<string, unknown> = {}) => ({
  name,
  attributes: {
    make,
    model,
    year: 2019,
    fuel: 'petrol',
    transmission: 'manual',
    bodyType: 'hatchback',
    ...change,
  },
});

async function givenVehicles() {
  const category = await givenCategory(shop);
  const put = (...args: Parameters<typeof vehicle>) => givenProduct(shop, category.id, vehicle(...args));
  return {
    category,
    corolla: await put('Toyota Corolla 1.8 Hybrid', 'Toyota', 'Corolla', { fuel: 'hybrid' }),
    yaris: await put('Toyota Yaris 1.5', 'Toyota', 'Yaris'),
    octavia: await put('Škoda Octavia Combi', 'Škoda', 'Octavia', { bodyType: 'estate', colour: 'green' }),
    pickup: await put('Ford F-150 Lariat', 'Ford', 'F-150', { bodyType: 'pickup', year: 2021 }),
    passat: await put('Volkswagen Passat', 'Volkswagen', 'Passat', { transmission: 'automatic' }),
  };
}

describe('GET /v1/products?q=', () => {
  it.each([
    ['corolla', 'corolla', 'a word of the name'],
    ['toyota yaris', 'yaris', 'words of make and model'],
    ['yaris TOYOTA', 'yaris', 'any order and case'],
    ['volksw pass', 'passat', 'beginnings'],
    ['skoda', 'octavia', 'letters without their accents'],
    ['ŠKODA octavia', 'octavia', 'letters with them'],
    ['corrola', 'corolla', 'a swapped letter'],
    ['toyta coroll', 'corolla', 'a missing letter beside a beginning'],
    ['volkswagon', 'passat', 'a wrong letter'],
    ['f150', 'pickup', 'a name with a hyphen, written without'],
    ['f-150', 'pickup', 'a name with a hyphen'],
    ['estate green', 'octavia', 'attributes'],
    ['pickup 2021', 'pickup', 'an attribute and the year'],
  ] as const)('finds by %s the %s: %s', async (words, expected, _what) => {
    const vehicles = await givenVehicles();
    const { items } = await getPage(shop, { q: words, category: vehicles.category.id });
    expect(items[0]?.id).toBe(vehicles[expected].id);
  });

  it('finds by the SKU or its beginning, punctuation aside', async () => {
    const category = await givenCategory(shop);
    const code = randomUUID().slice(0, 8).toUpperCase();
    const wanted = await givenProduct(shop, category.id, { sku: `ZX-${code}/A.1` });
    for (const words of [wanted.sku, wanted.sku.toLowerCase(), `zx${code}a1`, `ZX-${code}`])
      expect((await getPage(shop, { q: words })).items.map(({ id }) => id)).toEqual([wanted.id]);
  });

  it('puts what fits exactly before what merely begins so or was mistyped', async () => {
    const category = await givenCategory(shop);
    const exact = await givenProduct(shop, category.id, vehicle('Seat Leon', 'Seat', 'Leon'));
    const longer = await givenProduct(shop, category.id, vehicle('Seat Leonardo', 'Seat', 'Leonardo'));
    const { items } = await getPage(shop, { q: 'leon', category: category.id });
    expect(items.map(({ id }) => id)).toEqual([exact.id, longer.id]);
  });

  it('goes with filters, orders and cursors', async () => {
    const category = await givenCategory(shop);
    for (let at = 0; at < 9; at++) {
      await givenProduct(shop, category.id, {
        ...vehicle(`Mazda MX-5 ${at}`, 'Mazda', 'MX-5', { fuel: at % 3 ? 'petrol' : 'electric' }),
        price: { amount: 1_000 * (9 - at), currency: 'USD' },
      });
    }
    const query = { q: 'mazda mx5', category: category.id, fuel: 'petrol', limit: 2 };
    const cheapest = await getAll(shop, { ...query, sort: 'price-asc' });
    expect(cheapest.map(({ price }) => price.amount)).toEqual([1_000, 2_000, 4_000, 5_000, 7_000, 8_000]);
    const best = await getAll(shop, query);
    expect(best.map(({ id }) => id)).toEqual(
      cheapest
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
  });

  it('knows a changed name at once, and an archived product no more', async () => {
    const category = await givenCategory(shop);
    const { id } = await givenProduct(shop, category.id, vehicle('Opel Corsa', 'Opel', 'Corsa'));
    const found = async (q: string) => (await getPage(shop, { q, category: category.id })).items.length;
    expect([await found('corsa'), await found('zafira')]).toEqual([1, 0]);
    const admin = (ifMatch: string) => ({ ...shop.admin, 'If-Match': ifMatch });
    await shop.http
      .patch(`/v1/products/${id}`)
      .set(admin('"1"'))
      .send({ name: 'Opel Zafira', attributes: { model: 'Zafira' } });
    expect([await found('corsa'), await found('zafira')]).toEqual([0, 1]);
    await shop.http.delete(`/v1/products/${id}`).set(admin('"2"'));
    expect(await found('zafira')).toBe(0);
  });

  it('answers an empty page for words that nothing has, and everything for no words', async () => {
    const { category } = await givenVehicles();
    for (const q of ['xyzzy qwertz', '🚗', '!!!'])
      expect((await getPage(shop, { q, category: category.id })).items).toEqual([]);
    expect((await getPage(shop, { q: '  ', category: category.id })).items).toHaveLength(5);
  });
});
