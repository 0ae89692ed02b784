import { disableUser, enableUser, getMe, refresh, signOut } from '@eshop/contracts/api/auth';
import { getCart } from '@eshop/contracts/api/cart';
import { listOrders } from '@eshop/contracts/api/order';
import { listPayments } from '@eshop/contracts/api/payment';
import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { checkProblem } from '../lib/check-reply.ts';
import { pathOf } from '../lib/client.ts';
import { unknownParams } from '../lib/endpoints.ts';
import { admin, guest, newCustomer, newPersonWith, type Person, signIn } from '../lib/people.ts';
import { send } from '../lib/raw.ts';
import { refused } from '../lib/refused.ts';

/** So long may a service go on trusting a token that was called back (contract, section 3). */
const patience = { timeoutMilliseconds: 60_000, everyMilliseconds: 1_000 };

/** One protected read of each service. */
const reads: Endpoint[] = [
  getMe,
  listOrders,
  listPayments,
  apis.warehouse.listStock,
  apis['sales-report'].listSales,
];

const statusFor = async ({ token }: Person, endpoint: Endpoint): Promise<number> => {
  const reply = await send(pathOf(endpoint.path, unknownParams(endpoint)), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (reply.status >= 400) checkProblem(reply);
  return reply.status;
};

const refusedEverywhere = (person: Person) =>
  eventually(async () => {
    const statuses = await Promise.all([...reads, getCart].map((endpoint) => statusFor(person, endpoint)));
    expect(statuses).toEqual(statuses.map(() => 401));
  }, patience);

describe.concurrent('within a minute every service refuses', () => {
  it('somebody who signed out everywhere, with each of their tokens', async () => {
    const person = await newPersonWith('admin');
    const elsewhere = await signIn(person.email, person.password);
    await Promise.all(reads.map((endpoint) => statusFor(person, endpoint)));
    await person.shop.call(signOut, { body: { everywhere: true } });
    await Promise.all([refusedEverywhere(person), refusedEverywhere(elsewhere)]);
    const { refreshToken } = person;
    await refused(guest.call(refresh, { body: { refreshToken } }), 'UNAUTHENTICATED');
  });

  it('one who was disabled, until they are enabled and sign in again', async () => {
    const person = await newPersonWith('admin');
    const { shop: office } = await admin();
    await Promise.all(reads.map((endpoint) => statusFor(person, endpoint)));
    await office.call(disableUser, { params: { id: person.id } });
    await expect(signIn(person.email, person.password)).rejects.toThrow(/40[13]/);
    await refusedEverywhere(person);
    await office.call(enableUser, { params: { id: person.id } });
    const back = await signIn(person.email, person.password);
    expect((await back.shop.call(getMe)).email).toBe(person.email);
  });

  it('the one session that signed out, and lets the other one go on', async () => {
    const person = await newCustomer();
    const elsewhere = await signIn(person.email, person.password);
    await person.shop.call(signOut, { body: { refreshToken: person.refreshToken } });
    await eventually(async () => {
      expect(await statusFor(person, getMe)).toBe(401);
      expect(await statusFor(person, listOrders)).toBe(401);
    }, patience);
    expect(await statusFor(elsewhere, listOrders)).toBe(200);
  });
}, 150_000);
