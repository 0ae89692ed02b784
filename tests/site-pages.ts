import { setCartItem } from '@eshop/contracts/api/cart';
import { cancelOrder, deliverOrder, type Order, shipOrder } from '@eshop/contracts/api/order';
import { rejectPayment } from '@eshop/contracts/api/payment';
import { listProducts, type Product } from '@eshop/contracts/api/product';
import { adminPages } from './admin-pages.ts';
import { heldOrder, orderInReview, paidOrder, placeOrder, untilOrder } from './lib/orders.ts';
import { admin, guest, newCustomer, type Person, staff } from './lib/people.ts';
import { pageOf, type SitePage, type SitePages } from './lib/site-page.ts';

/** Vehicles of the demo shop that are in stock. */
async function vehicles(category: string): Promise<Product[]> {
  const { items } = await guest.call(listProducts, { query: { category, limit: 24 } });
  return items.filter(({ availableQuantity }) => availableQuantity > 2);
}

const productPath = ({ id }: Product) => `/products/${id}`;
const orderPath = ({ id }: Order) => `/orders/${id}`;

/** Orders of one customer, each brought to a state; an expired one takes as long as the shop gives to pay. */
function ordersOf(customer: Person, product: Product) {
  const items = [{ productId: product.id, quantity: 1 }];
  const doomed = placeOrder(customer, items);
  doomed.catch(() => undefined);
  const decided = async (final: boolean) => {
    const { order, payment } = await orderInReview(customer, items);
    const reason = 'The picture can not be read';
    const { shop } = await admin();
    await shop.call(rejectPayment, { params: { id: payment.id }, body: { reason, final } });
    return untilOrder(customer, order.id, final ? 'REJECTED' : 'AWAITING_PAYMENT');
  };
  const shipped = async () => {
    const { id } = await paidOrder(customer, items);
    const { shop } = await admin();
    return shop.call(shipOrder, { params: { id }, body: {} });
  };
  return {
    'awaiting payment': () => heldOrder(customer, items),
    'proof rejected': () => decided(false),
    'payment in review': async () => (await orderInReview(customer, items)).order,
    'payment accepted': () => paidOrder(customer, items),
    'on delivery': shipped,
    delivered: async () => {
      const { id } = await shipped();
      return customer.shop.call(deliverOrder, { params: { id } });
    },
    rejected: () => decided(true),
    cancelled: async () => {
      const { id } = await heldOrder(customer, items);
      return customer.shop.call(cancelOrder, { params: { id } });
    },
    expired: async () => untilOrder(customer, (await doomed).id, 'EXPIRED', 120_000),
  };
}

async function fillCart({ shop }: Person, products: readonly Product[]): Promise<void> {
  for (const { id } of products)
    await shop.call(setCartItem, { params: { productId: id }, body: { quantity: 1 } });
}

/** The pages of both sites, the customer's here and the admin's in admin-pages.ts: tables that grow with them. */
export async function sitePages(): Promise<SitePages> {
  const customer = await newCustomer('Ada Lovelace');
  const [cars, motorcycles] = await Promise.all([vehicles('cars'), vehicles('motorcycles')]);
  const [car, otherCar] = cars;
  const [motorcycle] = motorcycles;
  if (!car || !otherCar || !motorcycle) throw new Error('The demo shop has no vehicles in stock');
  const compared = [car, otherCar, motorcycle].map(({ id }) => id).join(',');
  await fillCart(customer, [car, motorcycle]);

  const page = pageOf('customer');
  const orders = Object.entries(ordersOf(customer, motorcycle)).map(
    ([state, order]): SitePage => ({
      name: `order ${state}`,
      site: 'customer',
      visitor: 'customer',
      path: async () => orderPath(await order()),
    }),
  );
  const pages = [
    page('guest', 'home', '/'),
    page('guest', 'category', '/c/cars'),
    page('guest', 'category filtered', '/c/motorcycles?priceTo=1500000&sort=price-asc'),
    page('guest', 'search', `/search?q=${encodeURIComponent(car.attributes.make)}`),
    page('guest', 'search without results', '/search?q=zeppelin'),
    page('guest', 'product', productPath(car)),
    page('guest', 'compare', `/compare?ids=${compared}`),
    page('guest', 'compare empty', '/compare'),
    page('guest', 'cart empty', '/cart'),
    page('customer', 'cart', '/cart'),
    page('customer', 'checkout', '/checkout'),
    page('guest', 'sign-in', '/sign-in'),
    page('guest', 'sign-up', '/sign-up'),
    page('guest', 'confirm', '/confirm'),
    page('guest', 'forgot password', '/forgot-password'),
    page('guest', 'reset password', '/reset-password'),
    page('customer', 'account', '/account'),
    page('customer', 'addresses', '/account/addresses'),
    page('customer', 'new address', '/account/addresses/new'),
    page('customer', 'new password', '/account/password'),
    page('customer', 'delete account', '/account/delete'),
    ...orders,
    page('customer', 'orders', '/orders'),
    { ...page('guest', 'not found', '/no/such/page'), status: 404 as const },
  ];
  const people = { customer, admin: await admin(), warehouse: await staff() };
  return { people, pages: [...pages, ...adminPages] };
}
