import * as auth from '@eshop/contracts/api/auth';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { adminPages } from '../admin-pages.ts';
import { askAdminSite, statusesFor } from '../lib/admin-routes.ts';
import { useBrowser } from '../lib/browser.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin, newPersonWith, type Person } from '../lib/people.ts';
import { fillIn, press, sessionCookiesOf, signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /status of 40[134]/ });

/** The shop lets go of a session that ended elsewhere within so long. */
const patience = { timeout: 75_000, interval: 1_000 };

/** The cookies of a session, as a request carries them. */
const cookiesOf = async (page: Page): Promise<string> =>
  (await sessionCookiesOf(page)).map(({ name, value }) => `${name}=${value}`).join('; ');

async function signedIn(person: Person, path = '/'): Promise<Page> {
  const page = await visitors.open();
  await signInOn(page, person, path);
  return page;
}

/** What warehouse staff see and call; all else is for admins. */
const forWarehouse = new RegExp(
  `^/(${[
    '$',
    'products$',
    'products/[0-9a-f-]{36}$',
    'warehouse$',
    'warehouse/(distance|ledger|move|places)$',
    'orders/picking$',
    'no/such/page$',
    'api/find$',
    'api/today$',
    'api/warehouse/',
  ].join('|')})`,
);

describe('a guest', () => {
  it('sees nothing of any page or route but the way to sign in, and comes back from there', async () => {
    for (const { kind, method, path, status, to } of await statusesFor()) {
      const told = `${method} ${path}`;
      if (kind === 'call' && status === 401) continue;
      expect([told, status]).toEqual([told, 307]);
      const { pathname, searchParams } = new URL(to, adminSiteUrl());
      expect([told, pathname]).toEqual([told, '/sign-in']);
      if (kind === 'page') expect([told, searchParams.get('next') ?? '/']).toEqual([told, path]);
    }
  }, 300_000);

  it('sees no page of the table of pages either', async () => {
    for (const { name, visitor, path } of adminPages.filter(({ visitor }) => visitor !== 'guest')) {
      const asked = { kind: 'page', method: 'GET', path: await path() } as const;
      const response = await askAdminSite(asked);
      expect([name, visitor, response.status]).toEqual([name, visitor, 307]);
      expect(await response.text()).not.toContain('<main');
    }
  }, 300_000);
});

describe('a customer', () => {
  it('with the cookies of a session is refused on every page and every call', async () => {
    const person = await newPersonWith('admin');
    const cookies = await cookiesOf(await signedIn(person));
    const { shop } = await admin();
    await shop.call(auth.setUserRoles, { params: { id: person.id }, body: { roles: ['customer'] } });
    const askForOrders = () => askAdminSite({ kind: 'page', method: 'GET', path: '/orders' }, cookies);
    await expect.poll(async () => (await askForOrders()).status, patience).toBe(403);
    for (const { method, path, status } of await statusesFor(cookies)) {
      expect([method, path, status]).toEqual([method, path, 403]);
    }
    expect(await (await askForOrders()).text()).toContain('Not for this account');
  }, 300_000);

  it('with cookies that nobody gave out is no one', async () => {
    const made = ['access', 'refresh', 'person'].map((name) => `eshop_admin_${name}=x.y.z`).join('; ');
    for (const { method, path, status } of await statusesFor(made)) {
      expect([method, path, [307, 401, 403].includes(status)]).toEqual([method, path, true]);
    }
  }, 300_000);
});

describe('warehouse staff', () => {
  it('see their own pages and are refused on all others, in words', async () => {
    const page = await signedIn(await newPersonWith('warehouse'));
    const cookies = await cookiesOf(page);
    for (const { method, path, status } of await statusesFor(cookies)) {
      expect([method, path, status === 403]).toEqual([method, path, !forWarehouse.test(path)]);
    }
    await page.goto('/people');
    await page.getByRole('heading', { name: 'Not for your role' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Main' }).getByText('People').count()).toBe(0);
  }, 300_000);

  it('lose a page at once with the role that it needs', async () => {
    const person = await newPersonWith('admin');
    const page = await signedIn(person, '/people');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    const { shop } = await admin();
    await shop.call(auth.setUserRoles, { params: { id: person.id }, body: { roles: ['warehouse'] } });
    await expect.poll(async () => (await page.goto('/people'))?.status(), patience).toBe(403);
  }, 120_000);
});

describe('a session', () => {
  it('of somebody who was disabled is over within a minute, on pages and in forms', async () => {
    const person = await newPersonWith('admin');
    const page = await signedIn(person, '/people');
    const { shop } = await admin();
    await shop.call(auth.disableUser, { params: { id: person.id } });
    await expect
      .poll(async () => {
        await page.goto('/people');
        return new URL(page.url()).pathname;
      }, patience)
      .toBe('/sign-in');
    expect(await sessionCookiesOf(page)).toEqual([]);
    await fillIn(page, { email: person.email, password: person.password });
    await press(page, 'Sign in');
    await page.locator('main [role="alert"]').waitFor();
  }, 120_000);

  it('is renewed without a word when its token has run out', async () => {
    const page = await signedIn(await newPersonWith('admin'), '/people');
    await page.context().clearCookies({ name: 'eshop_admin_access' });
    await page.goto('/people?state=disabled');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    expect(await cookiesOf(page)).toContain('eshop_admin_access=');
  });

  it('that has ended leads back to the page it was on, filters and all', async () => {
    const person = await newPersonWith('admin');
    const page = await signedIn(person, '/people?state=disabled');
    await page.context().clearCookies({ name: /eshop_admin_(access|refresh)/ });
    await page.goto('/people?state=disabled');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await fillIn(page, { email: person.email, password: person.password });
    await press(page, 'Sign in');
    await page.waitForURL((url) => url.pathname === '/people' && url.search === '?state=disabled');
  });
});
