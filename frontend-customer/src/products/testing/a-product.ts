import type { Product } from '@eshop/contracts/api/product';

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** A car for tests, with all that can be known about one unless told otherwise. */
export const aProduct = (different: Partial<Product> = {}): Product => ({
  id: id(1),
  sku: 'CAR-TEST-1',
  name: 'Testa One',
  description: 'Drives.',
  categoryId: id(3),
  categoryPath: [
    { id: id(2), slug: 'cars', name: 'Cars' },
    { id: id(3), slug: 'suvs', name: 'SUVs' },
  ],
  price: { amount: 8_749_050, currency: 'USD' },
  weightKg: 2530,
  attributes: {
    make: 'Testa',
    model: 'One',
    year: 2017,
    mileageKm: 58_900,
    engineCc: 3982,
    powerHp: 416,
    fuel: 'petrol',
    transmission: 'automatic',
    bodyType: 'SUV',
    colour: 'Grey',
  },
  images: [],
  availableQuantity: 1,
  archived: false,
  version: 1,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  ...different,
});
