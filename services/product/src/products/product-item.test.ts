import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { newProduct } from './product.ts';
import { cardOf, fromItem, readCard, toItem } from './product-item.ts';

const product = newProduct(
  {
    sku: 'A-1',
    name: 'Škoda Fabia 🚗',
    description: 'One\nowner',
    categoryId: uuidv7(),
    price: { amount: 999_900, currency: 'USD' },
    weightKg: 1100.5,
    attributes: { make: 'Škoda', model: 'Fabia', year: 2018, fuel: 'Petrol' },
    initialQuantity: 2,
  },
  uuidv7(),
  new Date('2026-01-02T03:04:05.678Z'),
);

const { availableQuantity: _stock, ...written } = cardOf(product);

describe('the item of a product', () => {
  it('holds all of it, and its card', () => {
    const item = toItem(product, new Date());
    expect(fromItem(item)).toEqual(product);
    expect(readCard(product.id, item.card)).toEqual(written);
    expect(item).toMatchObject({
      listedIn: product.categoryId,
      makeKey: 'škoda',
      fuelKey: 'petrol',
      year: 2018,
    });
  });

  it('takes the quantity from where the warehouse’s messages write it', () => {
    const item = { ...toItem(product, new Date()), availableQuantity: 7, quantityVersion: 3 };
    expect(fromItem(item)).toEqual({ ...product, availableQuantity: 7, quantityVersion: 3 });
  });

  it('is read when its members are attributes', () => {
    expect(fromItem({ pk: 'x', sk: 'y', ...product })).toEqual(product);
  });

  it('has a card that later versions may add to; one without the engine is of the first tables', () => {
    const { card } = toItem(product, new Date());
    const members: unknown[] = JSON.parse(card);
    expect(readCard(product.id, JSON.stringify([...members, 'more']))).toEqual(written);
    expect(readCard(product.id, JSON.stringify(members.slice(0, -1)))).toBeNull();
  });

  it('of an archived product stands in no list', () => {
    expect(toItem({ ...product, archived: true }, new Date())).not.toHaveProperty('listedIn');
  });
});
