import { randomBytes } from 'node:crypto';
import * as auth from '@eshop/contracts/api/auth';
import { demoAdmin, demoCustomer, demoWarehouseStaff } from '@eshop/demo/accounts';
import { eventually } from '@eshop/kit/testing';
import { z } from 'zod';
import { type Shop, shopAs } from './client.ts';
import { shopVariable } from './environment.ts';

/** Somebody signed in. */
export type Person = {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly shop: Shop;
};

/** Somebody who looks around. */
export const guest: Shop = shopAs();

/** Signs somebody in who has an account. */
export async function signIn(email: string, password: string): Promise<Person> {
  const {
    accessToken: token,
    refreshToken,
    user,
  } = await guest.call(auth.signIn, { body: { email, password } });
  return { id: user.id, email, password, token, refreshToken, shop: shopAs({ token }) };
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** The demo shop's admin; shared by the tests, so never signed out. */
export const admin = once(() => signIn(demoAdmin.email, demoAdmin.password));
/** The demo shop's warehouse staff; shared by the tests, so never signed out. */
export const staff = once(() => signIn(demoWarehouseStaff.email, demoWarehouseStaff.password));
/** The demo shop's customer; shared by the tests, so never signed out. */
export const demoShopper = once(() => signIn(demoCustomer.email, demoCustomer.password));

const mailbox = z.object({ codes: z.array(z.object({ purpose: z.string(), code: z.string() })) });

/** The code last mailed to an address: from the local user pool, which stands for the mailbox. */
export async function mailedCode(email: string, purpose: 'signUp' | 'resetPassword'): Promise<string> {
  const url = `${shopVariable('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER')}/_local/codes?email=${encodeURIComponent(email)}`;
  return eventually(async () => {
    const { codes } = mailbox.parse(await (await fetch(url)).json());
    const found = codes.find((message) => message.purpose === purpose);
    if (!found) throw new Error(`no code of ${purpose} was mailed to ${email}`);
    return found.code;
  });
}

/** A person nobody has seen before, by the way every customer comes: sign-up, the mailed code, sign-in. */
export async function newCustomer(name = 'Test Customer'): Promise<Person> {
  const email = `${randomBytes(8).toString('hex')}@tests.example`;
  const password = 'Long-enough-1';
  await guest.call(auth.signUp, { body: { email, password, name } });
  await guest.call(auth.confirm, { body: { email, code: await mailedCode(email, 'signUp') } });
  return signIn(email, password);
}

/** A new person with roles granted by the admin, signed in afterwards so that the token holds them. */
export async function newPersonWith(...roles: auth.PersonRole[]): Promise<Person> {
  const person = await newCustomer('Test Employee');
  const { shop } = await admin();
  await shop.call(auth.setUserRoles, { params: { id: person.id }, body: { roles } });
  return signIn(person.email, person.password);
}

/** A machine's token, as services call each other with. */
export async function machineToken(): Promise<string> {
  const basic = Buffer.from(`${shopVariable('SERVICE_CLIENT_ID')}:${shopVariable('SERVICE_CLIENT_SECRET')}`);
  const response = await fetch(shopVariable('SERVICE_TOKEN_URL'), {
    method: 'POST',
    headers: { authorization: `Basic ${basic.toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'eshop/service' }),
  });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}
