import type { Product } from '@eshop/contracts/api/product';

/** A product for a test. */
export const aProduct = (change: Partial<Product> = {}): Product => ({
  id: '01890000-0000-7000-8000-000000000001',
  sku: 'TESTA-1',
  name: 'Testa One',
  description: 'First hand.\nFull history.',
  categoryId: '01890000-0000-7000-8000-0000000000c1',
  categoryPath: [{ id: '01890000-0000-7000-8000-0000000000c1', slug: 'cars', name: 'Cars' }],
  price: { amount: 1_899_950, currency: 'USD' },
  weightKg: 1310.5,
  attributes: { make: 'Testa', model: 'One', year: 2021, engineCc: 1798, fuel: 'petrol' },
  images: [],
  availableQuantity: 3,
  archived: false,
  version: 4,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  ...change,
});
