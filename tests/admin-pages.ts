import { listProducts } from '@eshop/contracts/api/product';
import { paidOrder } from './lib/orders.ts';
import { guest, newCustomer } from './lib/people.ts';
import { newProduct } from './lib/products.ts';
import { pdf, picture } from './lib/proofs.ts';
import { decidedPayment, givenProof } from './lib/review-desk.ts';
import { pageOf, type SitePage } from './lib/site-page.ts';

const page = pageOf('admin');

/** The review desk, open at a proof of its own. */
const reviewDesk = (name: string, given: () => ReturnType<typeof givenProof>): SitePage => ({
  ...page('admin', name, ''),
  path: async () => `/payments?open=${(await given()).payment.id}`,
});

const orderColumns = 'number,status,customer,email,items,total,placed,hold,zip,warehouses,payment,updated';

async function paidOrderPath(): Promise<string> {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 3 })]);
  const { id } = await paidOrder(customer, [{ productId: product.id, quantity: 2 }]);
  return `/orders/${id}`;
}

/** A vehicle of the demo, with pictures. */
async function picturedProductPath(): Promise<string> {
  const { items } = await guest.call(listProducts, { query: { make: 'Toyota' } });
  return `/products/${items.find(({ images }) => images.length > 0)?.id}`;
}

/** The form that moves stock, a product filled in. */
const movePage = (type: string): SitePage => ({
  ...page('warehouse', `admin ${type}`, ''),
  path: async () => `/warehouse/move?type=${type}&productId=${(await newProduct({ stock: 3 })).id}`,
});

/**
 * The pages of the admin's site, the table that grows with it: the audit, the screenshots and the tests of access
 * read it.
 */
export const adminPages: readonly SitePage[] = [
  page('guest', 'admin sign-in', '/sign-in'),
  page('admin', 'admin today', '/'),
  page('warehouse', 'admin today of warehouse', '/'),
  { ...page('warehouse', 'admin forbidden', '/people'), status: 403 },
  { ...page('admin', 'admin not found', '/no/such/page'), status: 404 },
  reviewDesk('admin payments', () => givenProof()),
  reviewDesk('admin payments, PDF', () => givenProof({ file: pdf() })),
  reviewDesk('admin payments, marked', async () => {
    const file = await picture();
    await givenProof({ file });
    return givenProof({ file, tooMuch: -5_000 });
  }),
  page('admin', 'admin payments decided', '/payments/decided'),
  {
    ...page('admin', 'admin payment', ''),
    path: async () => `/payments/${(await decidedPayment()).id}`,
  },
  page('admin', 'admin orders', '/orders'),
  page('admin', 'admin orders, all columns', `/orders?columns=${orderColumns}&sort=total`),
  { ...page('admin', 'admin order', ''), path: paidOrderPath },
  page('warehouse', 'admin picking list', '/orders/picking'),
  page('admin', 'admin products', '/products'),
  page(
    'warehouse',
    'admin products of warehouse',
    '/products?sort=price-asc&columns=sku,make,model,year,price',
  ),
  page('admin', 'admin products archived', '/products?archived=1'),
  page('admin', 'admin new product', '/products/new'),
  { ...page('admin', 'admin product', ''), path: picturedProductPath },
  page('admin', 'admin categories', '/categories'),
  page('admin', 'admin import', '/imports'),
  page('warehouse', 'admin warehouse', '/warehouse?sort=available'),
  page('admin', 'admin warehouse, none', '/warehouse?q=no-such-thing'),
  ...(['receive', 'transfer', 'adjust'] as const).map(movePage),
  page('warehouse', 'admin ledger', '/warehouse/ledger'),
  page('admin', 'admin warehouses', '/warehouse/places'),
  page('admin', 'admin new warehouse', '/warehouse/places/new'),
  {
    ...page('admin', 'admin distance', ''),
    path: async () =>
      `/warehouse/distance?zip=55555&quantity=2&productId=${(await newProduct({ stock: 3 })).id}`,
  },
  page('admin', 'admin sales', '/sales?period=90d'),
  page('admin', 'admin sales by make', '/sales?period=year&by=make&compare=none&measure=orders'),
  page('admin', 'admin sales list', '/sales/list'),
  page('admin', 'admin system', '/system'),
  page('admin', 'admin events', '/system/events'),
  { ...page('admin', 'admin order events', ''), path: async () => `/system${await paidOrderPath()}` },
  page('admin', 'admin dead letters', '/system/dead-letters'),
  page('admin', 'admin dead letters, discarded', '/system/dead-letters?status=discarded'),
  page('admin', 'admin people', '/people'),
  page('admin', 'admin people locked out', '/people?role=warehouse&state=disabled'),
  { ...page('admin', 'admin person', ''), path: async () => `/people/${(await newCustomer()).id}` },
  page('admin', 'admin audit', '/audit'),
  page('admin', 'admin audit filtered', '/audit?did=user.set-roles&from=2026-01-01'),
];
