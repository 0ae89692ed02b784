import { randomBytes, randomUUID } from 'node:crypto';

const money = { amount: 100, currency: 'USD' };
const items = [{ productId: randomUUID(), quantity: 1 }];
const address = {
  name: 'A Name',
  phone: '+1 212 555 0100',
  street: 'A Street 1',
  city: 'A City',
  state: 'NY',
  zipCode: '10250',
  note: 'A note',
};
const email = 'nobody@tests.example';
const password = 'Long-enough-1';
const cartToken = randomBytes(24).toString('base64url');

/** A good body for each endpoint that takes one, about things that do not exist, so that none of them does anything. */
export const sampleBodies: Readonly<Record<string, Record<string, unknown>>> = {
  signUp: { email, password, name: 'A Name' },
  confirm: { email, code: '123456' },
  resendCode: { email },
  signIn: { email, password },
  refresh: { refreshToken: 'none' },
  signOut: { everywhere: false, refreshToken: 'none' },
  forgotPassword: { email },
  resetPassword: { email, code: '123456', password },
  changePassword: { currentPassword: 'None-such-1', newPassword: password },
  updateMe: { name: 'A Name' },
  setUserRoles: { roles: ['customer'] },
  createProduct: {
    sku: 'A-SKU',
    name: 'A car',
    description: 'Text',
    categoryId: randomUUID(),
    price: money,
    weightKg: 1000,
    attributes: { make: 'A', model: 'B', year: 2020, mileageKm: 1, engineCc: 1, powerHp: 1, fuel: 'petrol' },
    initialQuantity: 1,
  },
  updateProduct: { name: 'A car', price: money, weightKg: 1000, attributes: { year: 2020, fuel: null } },
  restoreProduct: { categoryId: randomUUID() },
  orderProductImages: { imageIds: [randomUUID(), randomUUID()] },
  createCategory: { name: 'A category', parentId: randomUUID() },
  updateCategory: { name: 'A category', parentId: null },
  setCartItem: { quantity: 1, note: 'A note' },
  mergeCart: { cartToken },
  createQuote: { items, address: { zipCode: '10250' } },
  createOrder: { items, address, quoteId: randomUUID() },
  discardDeadLetter: { reason: 'A reason' },
  cancelOrder: { reason: 'A reason' },
  shipOrder: { carrier: 'A carrier' },
  createAddress: { label: 'A label', ...address, isDefault: true },
  updateAddress: { label: 'A label', ...address, isDefault: true },
  createWarehouse: { name: 'A warehouse', zipCode: '10250', isMain: false },
  updateWarehouse: { name: 'A warehouse', zipCode: '10250', isMain: false },
  createMovement: {
    type: 'transfer',
    productId: randomUUID(),
    quantity: 1,
    reason: 'A reason',
    fromWarehouseId: randomUUID(),
    toWarehouseId: randomUUID(),
  },
  setStockLimit: { warehouseId: randomUUID(), lowAt: 3 },
  allocate: { items, zipCode: '10250' },
  createPayment: { orderId: randomUUID(), amount: '100', reference: 'A reference', note: 'A note' },
  rejectPayment: { reason: 'A reason', final: false },
};
