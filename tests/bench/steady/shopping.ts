import { setCartItem } from '@eshop/contracts/api/cart';
import { createOrder } from '@eshop/contracts/api/order';
import { approvePayment } from '@eshop/contracts/api/payment';
import { getProduct, listProducts } from '@eshop/contracts/api/product';
import { demoAdmin } from '@eshop/demo/accounts';
import { addressAt, orderInReview, untilOrder } from '../../lib/orders.ts';
import { guest, newCustomer, type Person, signIn } from '../../lib/people.ts';

/** Sold by the unit, and nothing else is ever done with it. */
type ForSale = { readonly id: string };

const pagesOfEach = 20;

async function lookAround(product: ForSale): Promise<void> {
  for (let page = 0; page < pagesOfEach; page++) {
    await guest.call(listProducts, { query: { category: 'cars', limit: 24 } });
    await guest.call(getProduct, { params: { id: product.id } });
  }
}

/** A cart of one product, ordered, and the stock held; the hold is left to run out. */
async function order(person: Person, { id }: ForSale): Promise<void> {
  await person.shop.call(setCartItem, { params: { productId: id }, body: { quantity: 1 } });
  const { id: orderId } = await person.shop.call(createOrder, { body: { address: addressAt() } });
  await untilOrder(person, orderId, 'AWAITING_PAYMENT');
}

/** An order with its proof, accepted by an admin who has just signed in. */
async function pay(person: Person, { id }: ForSale): Promise<void> {
  const { order: placed, payment } = await orderInReview(person, [{ productId: id, quantity: 1 }]);
  const { shop } = await signIn(demoAdmin.email, demoAdmin.password);
  await shop.call(approvePayment, { params: { id: payment.id } });
  await untilOrder(person, placed.id, 'PAYMENT_ACCEPTED');
}

/** A new customer looks around, orders twice, and pays for one of them. Every part of the shop has its share. */
export async function shopOnce(product: ForSale): Promise<void> {
  const person = await newCustomer();
  await lookAround(product);
  await order(person, product);
  await pay(person, product);
}
