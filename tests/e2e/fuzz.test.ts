import { randomBytes, randomUUID } from 'node:crypto';
import { createAddress, listAddresses } from '@eshop/contracts/api/address-book';
import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import { createOrder } from '@eshop/contracts/api/order';
import { getPayment } from '@eshop/contracts/api/payment';
import { expect, it } from 'vitest';
import { checkAnswer, checkProblem } from '../lib/check-reply.ts';
import { oddRequest } from '../lib/fuzz/odd-request.ts';
import { type Operation, publicOperations } from '../lib/fuzz/operations.ts';
import { addressAt, orderInReview, readOrder } from '../lib/orders.ts';
import { newCustomer, newPersonWith, type Person } from '../lib/people.ts';
import { newProduct, warehouses } from '../lib/products.ts';
import { picture } from '../lib/proofs.ts';
import { type RawReply, send } from '../lib/raw.ts';
import { type Random, randomFrom } from '../prove/random.ts';

/** The same requests each time, so that a red run is the fault of a change. `FUZZ_SECONDS` lets it go on for longer, `FUZZ_SEED` takes others. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 20);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const sideBySide = 6;
const shownFaults = 20;

/** What would end the caller's session or account, or send e-mails and hash passwords without end. */
const leftOut = new Set([
  'signUp',
  'signOut',
  'deleteMe',
  'changePassword',
  'resendCode',
  'forgotPassword',
  'signIn',
]);
/** What staff would make for everybody: tests beside this one count warehouses and categories. */
const staffLeavesOut = new Set(['createWarehouse', 'createCategory']);

/** Who asks, with the ids that they know of. */
type Visitor = {
  readonly kind: string;
  readonly token?: string;
  readonly ids: readonly string[];
  readonly isStaff: boolean;
};

/** A customer whose things nobody else may see or change. */
async function makeOwner(productId: string) {
  const person = await newCustomer();
  const secret = `secret-${randomBytes(8).toString('hex')}`;
  const items = [{ productId, quantity: 1 }];
  const { order, payment } = await orderInReview(person, items);
  const address = { ...addressAt(), note: secret };
  const second = await person.shop.call(createOrder, { body: { items, address } });
  const home = await person.shop.call(createAddress, {
    body: { label: 'Home', ...address, isDefault: true },
  });
  const body = { quantity: 2, note: secret };
  await person.shop.call(setCartItem, { params: { productId }, body });
  return { person, secret, ids: [order.id, payment.id, second.id, home.id, person.id], order, payment };
}

const seen = async ({ person, order, payment }: Awaited<ReturnType<typeof makeOwner>>) => ({
  order: await readOrder(person, order.id),
  payment: await person.shop.call(getPayment, { params: { id: payment.id } }),
  addresses: await person.shop.call(listAddresses),
  cart: (await person.shop.call(getCart)).items.map(({ productId, quantity, note }) => ({
    productId,
    quantity,
    note,
  })),
});

/** Those whom an operation lets in. */
function welcome({ endpoint: { access } }: Operation, visitors: readonly Visitor[]): readonly Visitor[] {
  const isLetIn = ({ kind, token }: Visitor) => {
    if (access === 'public' || access === 'optional') return true;
    if (token === undefined) return false;
    return access === 'signed-in' || access.includes('customer') || access.some((role) => role === kind);
  };
  const letIn = visitors.filter(isLetIn);
  return letIn.length > 0 ? letIn : visitors;
}

/** What is wrong with an answer; null when nothing is. */
function faultOf({ endpoint }: Operation, reply: RawReply, isHidden: string | null): string | null {
  try {
    if (reply.status >= 400) checkProblem(reply);
    else if (endpoint.answer && !endpoint.stream) checkAnswer(endpoint, reply);
  } catch (error) {
    return `${reply.what} ${reply.status}: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (reply.status >= 500) return `${reply.what} answered ${reply.status}: ${reply.text}`;
  if (isHidden !== null && reply.text.includes(isHidden))
    return `${reply.what} shows what is somebody else’s`;
  return null;
}

it(
  `thousands of odd requests get answers by the contract, and nobody gets at what is not theirs (seed ${seed})`,
  async () => {
    const [product, everywhere, operations] = await Promise.all([
      newProduct({ stock: 50 }),
      warehouses(),
      publicOperations(),
    ]);
    const [owner, customer, other, worker, boss] = await Promise.all([
      makeOwner(product.id),
      newCustomer(),
      newCustomer(),
      newPersonWith('warehouse'),
      newPersonWith('admin'),
    ]);
    const own = await orderInReview(customer, [{ productId: product.id, quantity: 1 }]);
    const none = [randomUUID(), randomUUID()];
    const as = (
      kind: string,
      { token }: Partial<Person>,
      ids: readonly string[],
      isStaff = false,
    ): Visitor => ({
      kind,
      ...(token === undefined ? {} : { token }),
      ids: [...ids, product.id, ...none],
      isStaff,
    });
    const visitors = [
      as('guest', {}, owner.ids),
      as('customer', customer, [own.order.id, own.payment.id, customer.id]),
      as('other customer', other, owner.ids),
      as('warehouse', worker, [...owner.ids, ...everywhere.map(({ id }) => id)], true),
      as('admin', boss, [own.order.id, own.payment.id], true),
    ];
    const before = await seen(owner);
    const { bytes } = await picture();

    const faults: string[] = [];
    const counts = new Map<string, number>();
    const random = randomFrom(seed);
    const until = performance.now() + seconds * 1_000;
    const askOnce = async (operation: Operation, visitor: Visitor, chance: Random) => {
      const { path, request } = oddRequest(operation, { random: chance, ids: visitor.ids, picture: bytes });
      const { kind, token } = visitor;
      const headers = {
        ...request.headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const reply = await send(path, { ...request, headers });
      const wrong = faultOf(operation, reply, kind === 'admin' ? null : owner.secret);
      const sent = typeof request.body === 'string' ? request.body.slice(0, 500) : '';
      if (wrong !== null) faults.push(`${kind}: ${wrong}\n    ${sent}`);
      counts.set(operation.name, (counts.get(operation.name) ?? 0) + 1);
    };
    const walk = async (chance: Random) => {
      while (performance.now() < until && faults.length < shownFaults) {
        for (const operation of chance.shuffle(operations)) {
          const visitor =
            chance.next() < 0.6 ? chance.pick(welcome(operation, visitors)) : chance.pick(visitors);
          const { name } = operation.endpoint;
          if (leftOut.has(name) || (visitor.isStaff && staffLeavesOut.has(name))) continue;
          await askOnce(operation, visitor, chance);
          if (performance.now() > until) return;
        }
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, () => walk(randomFrom(random.int(2 ** 31)))));

    expect(faults.slice(0, shownFaults).join('\n')).toBe('');
    expect(counts.size).toBeGreaterThan(operations.length / 2);
    expect(await seen(owner)).toEqual(before);
  },
  (seconds + 120) * 1_000,
);
