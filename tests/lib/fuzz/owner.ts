import { randomBytes } from 'node:crypto';
import { createAddress, listAddresses } from '@eshop/contracts/api/address-book';
import { getMe } from '@eshop/contracts/api/auth';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder } from '@eshop/contracts/api/order';
import { getPayment } from '@eshop/contracts/api/payment';
import { addressAt, orderInReview, readOrder } from '../orders.ts';
import { newCustomer } from '../people.ts';
import { createKnown, type Known } from './known.ts';

/** A customer whose things nobody else may see or change. */
export type Owner = {
  /** Their ids, as others may have come by them. */
  readonly known: Known;
  /** What stands in all that is theirs, and nowhere else. */
  readonly secrets: readonly string[];
  /** All of it as it is now. */
  seen(): Promise<object>;
};

/** Makes the owner, with orders, a payment, an address and a cart. */
export async function makeOwner(productId: string): Promise<Owner> {
  const person = await newCustomer();
  const { shop } = person;
  const note = `secret-${randomBytes(8).toString('hex')}`;
  const items = [{ productId, quantity: 1 }];
  const address = { ...addressAt(), note };
  const { order, payment } = await orderInReview(person, items);
  const second = await shop.call(createOrder, { body: { items, address } });
  const home = await shop.call(createAddress, { body: { label: 'Home', ...address, isDefault: true } });
  await shop.call(setCartItem, { params: { productId }, body: { quantity: 2, note } });
  const known = createKnown(new Map());
  for (const { id } of [order, second]) known.note('orderId', id);
  known.note('paymentId', payment.id);
  known.note('addressId', home.id);
  known.note('userId', person.id);
  return {
    known,
    secrets: [note, person.email],
    async seen() {
      return {
        account: await shop.call(getMe),
        order: await readOrder(person, order.id),
        payment: await shop.call(getPayment, { params: { id: payment.id } }),
        addresses: await shop.call(listAddresses),
        cart: (await shop.call(getCart)).items.map((line) => [line.productId, line.quantity, line.note]),
      };
    },
  };
}
