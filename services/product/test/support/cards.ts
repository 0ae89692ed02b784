import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Filters, ValueFilter } from '../../src/catalogue/list-query.ts';
import type { ProductCard } from '../../src/products/product-item.ts';

const category = uuidv7();
const makes = ['Audi', 'BMW', 'Ford', 'Škoda'];

/** A product on sale as the index gets it; all in one category. */
export const card = (change: Partial<ProductCard> = {}): ProductCard => ({
  id: uuidv7(),
  archived: false,
  categoryId: category,
  priceAmount: 1_000 + randomInt(50),
  sku: `S${randomInt(1_000_000)}`,
  name: 'Car',
  make: makes[randomInt(makes.length)] ?? '',
  model: `M${randomInt(20)}`,
  year: 2000 + randomInt(20),
  fuel: '',
  transmission: '',
  bodyType: '',
  colour: '',
  engineCc: 0,
  availableQuantity: 0,
  ...change,
});

const within = (value: number, from = 0, to = Number.POSITIVE_INFINITY) => value >= from && value <= to;

/** Whether a product has what the filters ask for, looked at plainly. */
export function fits(each: ProductCard, filters: Filters): boolean {
  const isAny = (name: ValueFilter) => filters[name]?.includes(each[name].toLowerCase()) ?? true;
  const { yearFrom, yearTo, priceFrom, priceTo, engineFrom, engineTo } = filters;
  const asksEngine = engineFrom !== undefined || engineTo !== undefined;
  return (
    isAny('make') &&
    isAny('fuel') &&
    isAny('transmission') &&
    isAny('bodyType') &&
    within(each.year, yearFrom, yearTo) &&
    within(each.priceAmount, priceFrom, priceTo) &&
    (!asksEngine || (each.engineCc > 0 && within(each.engineCc, engineFrom, engineTo)))
  );
}
