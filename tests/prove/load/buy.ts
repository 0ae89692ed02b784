import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Item, OrderStatus } from '@eshop/contracts';
import { cancelOrder, createOrder, deliverOrder, getOrder, shipOrder } from '@eshop/contracts/api/order';
import { approvePayment, createPayment, rejectPayment } from '@eshop/contracts/api/payment';
import { addressAt } from '../../lib/orders.ts';
import type { Person } from '../../lib/people.ts';
import { picture } from '../../lib/proofs.ts';
import { hear, type OrderPromise, type ProofPromise } from '../promises/promises.ts';
import type { Random } from '../random.ts';
import type { Turn, World } from './world.ts';

const everyMilliseconds = 250;
const patienceMilliseconds = 40_000;
const zipCodes = ['10251', '90210', '60601'];

/** A customer orders; then it is paid, refused, cancelled or forgotten, as chance will have it. */
export const buy: Turn = async (world, person, random) => {
  const { plenty, scarce } = world;
  const product = random.next() < 0.25 ? scarce : random.pick(plenty);
  const items = [{ productId: product.id, quantity: 1 + random.int(2) }];
  const order = await placeOrder(world, person, items, random);
  if (!order) return;
  const fate = random.next();
  if (fate < 0.1) return cancel(world, order, person);
  if ((await untilStatus(world, order, (status) => status !== 'PENDING')) !== 'AWAITING_PAYMENT') return;
  if (fate < 0.2) return cancel(world, order, person);
  // Nobody pays: its window runs out.
  if (fate < 0.35) return;
  await pay(world, order, random, fate);
};

/** Orders and notes what was said. @returns undefined unless it was promised */
async function placeOrder(
  { client, promises }: World,
  person: Person,
  items: Item[],
  random: Random,
): Promise<OrderPromise | undefined> {
  const key = randomUUID();
  const promise: OrderPromise = { key, person, items, said: 'unknown', id: undefined, heard: [] };
  promises.orders.push(promise);
  const address = { ...addressAt(random.pick(zipCodes)), note: key };
  const asked = await client.ask(
    person.shop,
    createOrder,
    { body: { items, address }, idempotencyKey: key },
    ['OUT_OF_STOCK'],
  );
  promise.said = asked.outcome;
  if (asked.outcome !== 'promised') return undefined;
  hear(promise, asked.answer);
  return promise;
}

/** Looks at an order until it is as wished. @returns its state, undefined when patience ended first */
async function untilStatus(
  { client }: World,
  promise: OrderPromise,
  wished: (status: OrderStatus) => boolean,
): Promise<OrderStatus | undefined> {
  const deadline = performance.now() + patienceMilliseconds;
  while (promise.id !== undefined && performance.now() < deadline) {
    const asked = await client.ask(promise.person.shop, getOrder, { params: { id: promise.id } });
    if (asked.outcome === 'promised') {
      hear(promise, asked.answer);
      if (wished(asked.answer.status)) return asked.answer.status;
    }
    await wait(everyMilliseconds);
  }
  return undefined;
}

async function cancel({ client }: World, order: OrderPromise, person: Person): Promise<void> {
  if (order.id === undefined) return;
  const asked = await client.ask(
    person.shop,
    cancelOrder,
    { params: { id: order.id }, idempotencyKey: randomUUID() },
    ['INVALID_STATE'],
  );
  if (asked.outcome === 'promised') hear(order, asked.answer);
}

/** A proof is handed in and decided; a refused one is followed by a better one. */
async function pay(world: World, order: OrderPromise, random: Random, fate: number): Promise<void> {
  const proof = await handIn(world, order);
  if (!proof) return;
  if ((await untilStatus(world, order, (status) => status !== 'AWAITING_PAYMENT')) !== 'PAYMENT_REVIEW')
    return;
  if (fate < 0.45) return decide(world, proof, 'reject for good');
  if (fate < 0.52) return cancel(world, order, world.admin);
  if (fate < 0.65) {
    await decide(world, proof, 'reject');
    if ((await untilStatus(world, order, (status) => status !== 'PAYMENT_REVIEW')) !== 'AWAITING_PAYMENT')
      return;
    return pay(world, order, random, 1);
  }
  await decide(world, proof, 'approve');
  if ((await untilStatus(world, order, (status) => status !== 'PAYMENT_REVIEW')) !== 'PAYMENT_ACCEPTED')
    return;
  if (random.next() < 0.5) await send(world, order);
}

async function handIn({ client, promises }: World, order: OrderPromise): Promise<ProofPromise | undefined> {
  const { person, id: orderId } = order;
  if (orderId === undefined) return undefined;
  const file = await picture();
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const key = randomUUID();
  const proof: ProofPromise = {
    key,
    person,
    orderId,
    sha256,
    said: 'unknown',
    payment: undefined,
    decision: undefined,
  };
  promises.proofs.push(proof);
  const call = { body: { orderId, reference: key }, file, idempotencyKey: key };
  const asked = await client.ask(person.shop, createPayment, call, ['INVALID_STATE']);
  proof.said = asked.outcome;
  if (asked.outcome !== 'promised') return undefined;
  proof.payment = asked.answer;
  return proof;
}

async function decide(
  { client, admin }: World,
  proof: ProofPromise,
  kind: 'approve' | 'reject' | 'reject for good',
): Promise<void> {
  if (!proof.payment) return;
  const decision = { kind, said: 'unknown' as ProofPromise['said'] };
  proof.decision = decision;
  const call = { params: { id: proof.payment.id }, idempotencyKey: randomUUID() };
  const reject = { ...call, body: { reason: 'It can not be read', final: kind === 'reject for good' } };
  const asked =
    kind === 'approve'
      ? await client.ask(admin.shop, approvePayment, call, ['INVALID_STATE'])
      : await client.ask(admin.shop, rejectPayment, reject, ['INVALID_STATE']);
  decision.said = asked.outcome;
  if (asked.outcome === 'promised') proof.payment = asked.answer;
}

async function send({ client, admin }: World, order: OrderPromise): Promise<void> {
  if (order.id === undefined) return;
  const call = { params: { id: order.id } };
  const shipped = await client.ask(admin.shop, shipOrder, { ...call, idempotencyKey: randomUUID() }, [
    'INVALID_STATE',
  ]);
  if (shipped.outcome !== 'promised') return;
  hear(order, shipped.answer);
  const delivered = await client.ask(
    order.person.shop,
    deliverOrder,
    { ...call, idempotencyKey: randomUUID() },
    ['INVALID_STATE'],
  );
  if (delivered.outcome === 'promised') hear(order, delivered.answer);
}
