import { signIn } from '@eshop/contracts/api/auth';
import type { Page } from 'playwright-core';
import { adminSiteUrl, customerSiteUrl } from './environment.ts';
import { guest } from './people.ts';

type Account = { readonly email: string; readonly password: string };

/**
 * Comes to a path of a site signed in, with a session of the browser's own but without the form: for tests that are about
 * something else. Signing in by the form is a page more, with all its scripts, for each test.
 */
const entering =
  (siteUrl: () => string, prefix: string) =>
  async (page: Page, { email, password }: Account, path = '/'): Promise<void> => {
    const session = await guest.call(signIn, { body: { email, password } });
    const { id, name } = session.user;
    const values = {
      access: session.accessToken,
      refresh: session.refreshToken,
      person: Buffer.from(JSON.stringify({ id, name, email })).toString('base64url'),
    };
    const kind = { url: siteUrl(), httpOnly: true, sameSite: 'Lax' } as const;
    const cookies = Object.entries(values).map(([what, value]) => ({
      name: `${prefix}_${what}`,
      value,
      ...kind,
    }));
    await page.context().addCookies(cookies);
    await page.goto(path);
  };

/** Into the customer's site. */
export const enterShop = entering(customerSiteUrl, 'eshop');
/** Into the admin's site. */
export const enterDesk = entering(adminSiteUrl, 'eshop_admin');
