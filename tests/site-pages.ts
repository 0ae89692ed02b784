import { setCartItem } from '@eshop/contracts/api/cart';
import { cancelOrder, deliverOrder, type Order, shipOrder } from '@eshop/contracts/api/order';
import { rejectPayment } from '@eshop/contracts/api/payment';
import { listProducts, type Product } from '@eshop/contracts/api/product';
import { heldOrder, orderInReview, paidOrder, placeOrder, untilOrder } from './lib/orders.ts';
import { admin, guest, newCustomer, type Person } from './lib/people.ts';

/** A page of the customer's site as somebody sees it. */
export type SitePage = {
  readonly name: string;
  readonly visitor: 'guest' | 'customer';
  /** Where it is, with all that it shows made by then. */
  path(): Promise<string>;
  /** The answer that is right for it, if not 200. */
  readonly status?: 404;
};

/** Everything that the audit and the screenshots look at, and the customer who sees it. */
export type SitePages = { readonly customer: Person; readonly pages: readonly SitePage[] };

/**
 * The pages of these names; all when there are none.
 * @throws Error that names the pages there are for a name that none has
 */
export function namedPages(pages: readonly SitePage[], names: readonly string[]): readonly SitePage[] {
  const unknown = names.filter((name) => !pages.some((page) => page.name === name));
  if (unknown.length > 0) {
    throw new Error(`No page is called ${unknown.join(', ')}: ${pages.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? pages : pages.filter(({ name }) => names.includes(name));
}

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

/** The pages of the customer's site, the table that grows with it. */
export async function sitePages(): Promise<SitePages> {
  const customer = await newCustomer('Ada Lovelace');
  const [cars, motorcycles] = await Promise.all([vehicles('cars'), vehicles('motorcycles')]);
  const [car, otherCar] = cars;
  const [motorcycle] = motorcycles;
  if (!car || !otherCar || !motorcycle) throw new Error('The demo shop has no vehicles in stock');
  const compared = [car, otherCar, motorcycle].map(({ id }) => id).join(',');
  await fillCart(customer, [car, motorcycle]);

  const page = (visitor: SitePage['visitor'], name: string, path: string): SitePage => ({
    name,
    visitor,
    path: async () => path,
  });
  const orders = Object.entries(ordersOf(customer, motorcycle)).map(
    ([state, order]): SitePage => ({
      name: `order ${state}`,
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
  return { customer, pages };
}
