import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addressSchema } from '../src/address.ts';
import { signOutSchema, signUpSchema } from '../src/api/auth.ts';
import { setCartItemSchema } from '../src/api/cart.ts';
import { createOrderSchema, createQuoteSchema, ordersQuerySchema } from '../src/api/order.ts';
import { createPaymentSchema } from '../src/api/payment.ts';
import {
  createProductSchema,
  getCategory,
  productFacetsQuerySchema,
  productSuggestionsQuerySchema,
  productsQuerySchema,
  updateProductSchema,
} from '../src/api/product.ts';
import { salesSummaryQuerySchema } from '../src/api/sales-report.ts';
import { createMovementSchema, stockQuerySchema } from '../src/api/warehouse.ts';
import { idSchema, zipCode } from '../src/ids.ts';
import { line, text } from '../src/text.ts';

const id = '0198f3a2-7c1e-7b52-9d55-0f6a1f1c2b3d';
const other = '0198f3a2-7c1e-7b52-9d55-0f6a1f1c2b3e';

/** The members named as faulty, as `a.0.b`; empty when all is well. */
const faults = (schema: z.ZodType, value: unknown) => [
  ...new Set((schema.safeParse(value).error?.issues ?? []).map((issue) => issue.path.join('.'))),
];

describe('quantities', () => {
  const quote = (quantity: unknown) => ({
    items: [{ productId: id, quantity }],
    address: { zipCode: '10250' },
  });

  it.each([0, -1, 1.5, 10_000, 1e21, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined, [1], true])(
    '%s is refused by name',
    (quantity) => {
      expect(faults(createQuoteSchema, quote(quantity))).toEqual(['items.0.quantity']);
    },
  );

  it.each([1, 9_999])('%s is taken', (quantity) => {
    expect(faults(createQuoteSchema, quote(quantity))).toEqual([]);
  });

  it('a cart takes 0, which removes, and nothing below', () => {
    expect(faults(setCartItemSchema, { quantity: 0 })).toEqual([]);
    expect(faults(setCartItemSchema, { quantity: -1 })).toEqual(['quantity']);
  });

  it('only an adjustment goes down, and none is zero', () => {
    const moved = { productId: id, reason: 'counted', quantity: -5 };
    expect(faults(createMovementSchema, { ...moved, type: 'adjust', warehouseId: other })).toEqual([]);
    expect(
      faults(createMovementSchema, { ...moved, type: 'adjust', warehouseId: other, quantity: 0 }),
    ).toEqual(['quantity']);
    expect(faults(createMovementSchema, { ...moved, type: 'receive', toWarehouseId: other })).toEqual([
      'quantity',
    ]);
  });

  it('stock is not moved from a warehouse to itself', () => {
    const move = {
      type: 'transfer',
      productId: id,
      quantity: 1,
      reason: 'x',
      fromWarehouseId: id,
      toWarehouseId: id,
    };
    expect(faults(createMovementSchema, move)).toEqual(['toWarehouseId']);
  });

  it.each(['sale', 'theft', undefined, 7])('a person cannot write a movement of type %s', (type) => {
    expect(faults(createMovementSchema, { type, productId: id, quantity: 1, reason: 'x' })).toEqual(['type']);
  });
});

describe('lines of an order', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      productId: `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
      quantity: 1,
    }));
  const order = (lines: unknown) => ({ items: lines, address: { zipCode: '10250' } });

  it('are 1 to 100', () => {
    expect(faults(createQuoteSchema, order([]))).toEqual(['items']);
    expect(faults(createQuoteSchema, order(items(100)))).toEqual([]);
    expect(faults(createQuoteSchema, order(items(101)))).toEqual(['items']);
  });

  it('name each product once, however its id is written', () => {
    const twice = [
      { productId: id, quantity: 1 },
      { productId: id.toUpperCase(), quantity: 2 },
    ];
    expect(faults(createQuoteSchema, order(twice))).toEqual(['items.1.productId']);
  });
});

describe('texts', () => {
  it.each(['Zoë 🚗👨‍👩‍👧', 'Đặng Văn Lâm', "O'Neil & Söhne <b>", '日本'])('a line takes %s', (value) => {
    expect(line(40).parse(value)).toBe(value);
  });

  it.each([
    'a\u0000b',
    'a\u0007',
    'a\nb',
    'a\tb',
    'ab\n',
    '\u001b[31m',
    'a\u0085b',
    'a\u2028b',
    '\ud83d',
    '',
    '   ',
  ])('a line refuses %j', (value) => {
    expect(line(40).safeParse(value).success).toBe(false);
  });

  it('a note takes line breaks, tabs and nothing, but no other control characters', () => {
    expect(text(40).parse('one\r\n\ttwo 🚚')).toBe('one\r\n\ttwo 🚚');
    expect(text(40).parse('')).toBe('');
    expect(text(40).safeParse('a\u0000b').success).toBe(false);
    expect(text(40).safeParse('a\u007fb').success).toBe(false);
  });

  it('loses blanks at both ends before it is measured', () => {
    expect(line(3).parse('  abc ')).toBe('abc');
    expect(line(3).safeParse('abcd').success).toBe(false);
  });

  it('an e-mail address is one whatever its case', () => {
    expect(
      signUpSchema.parse({ email: ' Ann@Shop.Example ', password: 'Eshop-demo-1', name: 'Ann' }).email,
    ).toBe('ann@shop.example');
    expect(faults(signUpSchema, { email: 'ann@', password: 'short', name: 'A\u0000' })).toEqual([
      'email',
      'password',
      'name',
    ]);
  });
});

describe('ids and zip codes', () => {
  it.each([id, '11111111-1111-1111-1111-111111111111', '00000000-0000-0000-0000-000000000000'])(
    'takes %s',
    (value) => {
      expect(idSchema.parse(value.toUpperCase())).toBe(value);
    },
  );

  it.each(['', 'abc', `${id}0`, id.replaceAll('-', ''), `${id}\n`, `{${id}}`, 7, null])(
    'refuses the id %j',
    (value) => {
      expect(idSchema.safeParse(value).success).toBe(false);
    },
  );

  it.each(['1025', '102500', '1025a', ' 10250', '10250\n', '-1025', '١٠٢٥٠', 10250, null])(
    'refuses the zip code %j',
    (value) => {
      expect(zipCode.safeParse(value).success).toBe(false);
    },
  );

  it('keeps the leading zeros of a zip code', () => {
    expect(zipCode.parse('00501')).toBe('00501');
  });

  it('a category is named by id or slug', () => {
    const params = getCategory.params;
    expect(faults(params, { id: 'sports-cars' })).toEqual([]);
    expect(faults(params, { id })).toEqual([]);
    expect(faults(params, { id: 'a b' })).toEqual(['id']);
  });
});

describe('queries', () => {
  it.each(['0', '101', '-1', '1.5', '1e1', '0x10', 'NaN', '', ' 5', '٣', '99999999999999999999', ['1', '2']])(
    'the limit %j is refused',
    (limit) => {
      expect(faults(ordersQuerySchema, { limit })).toEqual(['limit']);
    },
  );

  it('the limit is 24 when left out', () => {
    expect(ordersQuerySchema.parse({})).toEqual({ limit: 24, scope: 'own', sort: 'newest' });
    expect(ordersQuerySchema.parse({ limit: '100' }).limit).toBe(100);
  });

  it('bounds are UTC whether they say so or not', () => {
    const { from, to } = ordersQuerySchema.parse({ from: '2026-03-01', to: '2026-03-01T10:30' });
    expect(from?.toISOString()).toBe('2026-03-01T00:00:00.000Z');
    expect(to?.toISOString()).toBe('2026-03-01T10:30:00.000Z');
  });

  it.each([
    '2026-02-30',
    '01/03/2026',
    'yesterday',
    '0000-01-01',
    '2026-03-01T10:00:00+07:00',
    '',
    '1772323200',
  ])('the bound %j is refused', (from) => {
    expect(faults(ordersQuerySchema, { from })).toEqual(['from']);
  });

  it('a range does not run backwards', () => {
    expect(faults(ordersQuerySchema, { from: '2026-03-02', to: '2026-03-01' })).toEqual(['to']);
    expect(faults(productsQuerySchema, { yearFrom: '2020', yearTo: '2019' })).toEqual(['yearTo']);
    expect(faults(productsQuerySchema, { priceFrom: '2', priceTo: '1' })).toEqual(['priceTo']);
    expect(faults(productsQuerySchema, { priceFrom: '2', priceTo: '2' })).toEqual([]);
  });

  it('a list of ids is up to 100 ids joined by commas', () => {
    expect(productsQuerySchema.parse({ ids: `${id},${other}` }).ids).toEqual([id, other]);
    expect(faults(productsQuerySchema, { ids: `${id},x` })).toEqual(['ids.1']);
    expect(faults(productsQuerySchema, { ids: '' })).toEqual(['ids.0']);
    expect(faults(productsQuerySchema, { ids: Array(101).fill(id).join(',') })).toEqual(['ids']);
  });

  it('a filter by value is given up to 20 times, and a comma is a part of it', () => {
    expect(productsQuerySchema.parse({ make: 'BMW,Audi' }).make).toEqual(['BMW,Audi']);
    expect(productFacetsQuerySchema.parse({ make: ['BMW', ' Audi '] }).make).toEqual(['BMW', 'Audi']);
    for (const name of ['make', 'fuel', 'transmission', 'bodyType']) {
      expect(faults(productsQuerySchema, { [name]: Array(20).fill('x') })).toEqual([]);
      expect(faults(productsQuerySchema, { [name]: Array(21).fill('x') })).toEqual([name]);
      expect(faults(productsQuerySchema, { [name]: '' })).toEqual([name]);
      expect(faults(productFacetsQuerySchema, { [name]: ['x', 'a\u0000'] })).toEqual([`${name}.1`]);
    }
    expect(faults(productFacetsQuerySchema, { engineFrom: '2', engineTo: '1' })).toEqual(['engineTo']);
  });

  it('empty search words are none, and a filter given twice is refused', () => {
    expect(productsQuerySchema.parse({ q: '' }).q).toBe('');
    expect(productSuggestionsQuerySchema.parse({})).toEqual({ q: '', limit: 8 });
    expect(faults(productsQuerySchema, { q: ['a', 'b'] })).toEqual(['q']);
    expect(faults(stockQuerySchema, { below: '-3', productId: 'x' })).toEqual(['productId', 'below']);
  });

  it('a summary spans at most 10 000 buckets', () => {
    const years = { from: '2020-01-01', to: '2026-01-01' };
    expect(faults(salesSummaryQuerySchema, { ...years, bucket: 'hour' })).toEqual(['bucket']);
    expect(faults(salesSummaryQuerySchema, { ...years, bucket: 'day' })).toEqual([]);
  });
});

describe('bodies', () => {
  const product = {
    name: 'Roadster',
    categoryId: id,
    price: { amount: 1_899_900, currency: 'USD' },
    weightKg: 1450.5,
    attributes: { make: 'Mazda', model: 'MX-5', year: 2024 },
  };

  it('lose members that nobody knows', () => {
    const made = createProductSchema.parse({
      ...product,
      version: 9,
      attributes: { ...product.attributes, x: 1 },
    });
    expect(made).toEqual({ ...product, description: '', initialQuantity: 0 });
  });

  it('name every faulty member at once', () => {
    const bad = {
      ...product,
      name: '',
      price: { amount: -1, currency: 'EUR' },
      weightKg: 0,
      initialQuantity: 0.5,
    };
    expect(faults(createProductSchema, bad)).toEqual([
      'name',
      'price.amount',
      'price.currency',
      'weightKg',
      'initialQuantity',
    ]);
  });

  it('name every missing member of an address', () => {
    expect(faults(addressSchema, {})).toEqual(['name', 'phone', 'street', 'city', 'state', 'zipCode']);
    expect(faults(createOrderSchema, {})).toEqual(['address']);
  });

  it('of a PATCH change one member at least, and no default sneaks in', () => {
    expect(faults(updateProductSchema, {})).toEqual(['']);
    expect(faults(updateProductSchema, { unknown: 1 })).toEqual(['']);
    expect(updateProductSchema.parse({ name: 'New' })).toEqual({ name: 'New' });
    expect(updateProductSchema.parse({ attributes: { fuel: null } })).toEqual({ attributes: { fuel: null } });
    expect(faults(updateProductSchema, { attributes: { make: null } })).toEqual(['attributes.make']);
  });

  it.each([null, [], 'text', 7])('%j is no body', (body) => {
    expect(faults(createOrderSchema, body)).toEqual(['']);
  });

  it('may be absent where nothing is needed', () => {
    expect(signOutSchema.parse(undefined)).toEqual({ everywhere: false });
  });

  it('of a form take blank fields as left out', () => {
    expect(createPaymentSchema.parse({ orderId: id, amount: '', reference: '', note: '' })).toEqual({
      orderId: id,
    });
    expect(createPaymentSchema.parse({ orderId: id, amount: '1899900' }).amount).toBe(1_899_900);
    expect(faults(createPaymentSchema, { orderId: id, amount: '1.5', reference: 'a\nb' })).toEqual([
      'amount',
      'reference',
    ]);
  });
});
