import { createOrder } from '@eshop/contracts/api/order';
import { createPayment } from '@eshop/contracts/api/payment';
import { getProduct, type Product } from '@eshop/contracts/api/product';
import { heldOrder, orderInReview, paidOrder } from '../orders.ts';
import { newCustomer, newPersonWith } from '../people.ts';
import { makeDeadLetters } from './dead-letters.ts';
import { createKnown, type Facts, type Known, only, without } from './known.ts';
import { learn } from './learn.ts';
import { makeLeavers, makeNewcomers } from './newcomers.ts';
import { makeOwner, type Owner } from './owner.ts';
import { makeStock } from './stock.ts';
import type { Visitor } from './visitor.ts';

/** All who come to the shop in a run, and what there is for them: all of it made for this run. */
export type Stage = {
  readonly facts: Facts;
  readonly visitors: readonly Visitor[];
  /** What staff know of. */
  readonly staffs: Known;
  /** Those whom an operation makes leave, by its name: nobody else asks for it signed in. */
  readonly leavers: Readonly<Record<string, Visitor>>;
  readonly owner: Owner;
};

/** Makes a stage on which every operation can go well for somebody. */
export async function makeStage(): Promise<Stage> {
  const facts: Facts = new Map();
  const { bought, known: staffs, bodies: ofStaff } = await makeStock(facts);
  const [owner, customer, other, worker, boss, leavers, ofAll] = await Promise.all([
    makeOwner(bought.id),
    makeBuyer(bought, facts),
    makeBuyer(bought, facts),
    newPersonWith('warehouse'),
    newPersonWith('admin'),
    makeLeavers(),
    makeNewcomers(),
  ]);
  await makeDeadLetters(staffs, facts);
  const guests = createKnown(facts);
  learn({ endpoint: getProduct, answer: bought }, guests, facts);
  const workers = without(bought.id, createKnown(facts));
  const passedOn = { shared: [guests], bodies: ofAll };
  const bodies = { ...ofAll, ...ofStaff };
  const visitors: Visitor[] = [
    { kind: 'guest', known: guests, strange: [owner.known, customer.known], bodies: ofAll },
    { kind: 'customer', ...customer, ...passedOn, strange: [owner.known, other.known] },
    { kind: 'other customer', ...other, ...passedOn, strange: [owner.known, customer.known] },
    {
      kind: 'warehouse',
      token: worker.token,
      known: workers,
      shared: [staffs],
      strange: [owner.known],
      bodies,
    },
    { kind: 'admin', token: boss.token, known: staffs, shared: [customer, other].map(forDesk), bodies },
  ];
  return { facts, visitors, staffs, leavers, owner };
}

/** Of what customers know, their orders and payments. */
const forDesk = ({ known }: Pick<Visitor, 'known'>) => only(['orderId', 'paymentId'], known);

/** A customer with orders in review, a paid one, and one that waits to be paid. */
async function makeBuyer(product: Product, facts: Facts) {
  const known = createKnown(facts);
  const person = await newCustomer();
  const items = [{ productId: product.id, quantity: 1 }];
  const [paid, held, ...inReview] = await Promise.all([
    paidOrder(person, items),
    heldOrder(person, items),
    orderInReview(person, items),
    orderInReview(person, items),
  ]);
  for (const answer of [paid, held]) learn({ endpoint: createOrder, answer }, known, facts);
  for (const { order, payment } of inReview) {
    learn({ endpoint: createOrder, answer: order }, known, facts);
    learn({ endpoint: createPayment, answer: payment }, known, facts);
  }
  learn({ endpoint: getProduct, answer: product }, known, facts);
  return { token: person.token, known };
}
