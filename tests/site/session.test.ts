import * as auth from '@eshop/contracts/api/auth';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { customerSiteUrl } from '../lib/environment.ts';
import { newCustomer } from '../lib/people.ts';
import { fillIn, press, sessionCookiesOf, signInOn } from '../lib/site-forms.ts';

const visitors = useBrowser();

/** The shop lets go of a session that ended elsewhere within so long. */
const patience = { timeout: 75_000, interval: 1_000 };

const setCookie = (page: Page, name: string, value: string) =>
  page.context().addCookies([{ name, value, url: customerSiteUrl(), httpOnly: true, sameSite: 'Lax' }]);
const cookieOf = async (page: Page, name: string) =>
  (await page.context().cookies()).find((cookie) => cookie.name === name)?.value;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a session', () => {
  it('is renewed without a word, by several requests at once as well', async () => {
    const page = await visitors.open();
    await signInOn(page, await newCustomer('Ada'), '/account');
    await page.context().clearCookies({ name: 'eshop_access' });

    const pages = await Promise.all(
      ['/account', '/account/addresses', '/orders', '/account'].map(async (path) => {
        const tab = await page.context().newPage();
        await tab.goto(path);
        return [new URL(tab.url()).pathname, (await tab.locator('header').textContent())?.includes('Ada')];
      }),
    );

    expect(pages).toEqual([
      ['/account', true],
      ['/account/addresses', true],
      ['/orders', true],
      ['/account', true],
    ]);
    expect(await cookieOf(page, 'eshop_access')).toBeDefined();
  });

  it('that ended elsewhere is said to have ended, and leads back to the page after signing in', async () => {
    const page = await visitors.open();
    const person = await newCustomer();
    await signInOn(page, person, '/account/addresses');

    await person.shop.call(auth.signOut, { body: { everywhere: true } });

    await expect
      .poll(async () => {
        await page.goto('/account/addresses');
        return page.url();
      }, patience)
      .toBe(`${customerSiteUrl()}/sign-in?next=%2Faccount%2Faddresses&ended=1`);
    await page.getByText('Your session has ended').waitFor();
    expect(await sessionCookiesOf(page)).toEqual([]);
    await fillIn(page, { email: person.email, password: person.password });
    await press(page, 'Sign in');
    await page.waitForURL((url) => url.pathname === '/account/addresses');
  });

  it('that ended elsewhere is told to a form as well, without a loop', async () => {
    const page = await visitors.open();
    const person = await newCustomer();
    await signInOn(page, person, '/account');
    await setCookie(page, 'eshop_access', unsigned(person.token));

    await fillIn(page, { name: 'Grace' });
    await press(page, 'Save');

    await page.waitForURL((url) => url.pathname === '/sign-in' && url.searchParams.has('ended'));
    expect(await sessionCookiesOf(page)).toEqual([]);
  });

  it('can’t be ended by a link from elsewhere', async () => {
    const page = await visitors.open();
    await signInOn(page, await newCustomer(), '/account');

    await page.goto('/session/ended?next=%2Faccount');

    expect(new URL(page.url()).pathname).toBe('/account');
    expect(await sessionCookiesOf(page)).toHaveLength(3);
  });

  it('leads somebody signed in past the page to sign in, and never to another site', async () => {
    const page = await visitors.open();
    await signInOn(page, await newCustomer(), '/account');

    for (const next of [
      '//other.example',
      '/.//other.example',
      '/\\other.example',
      'https://other.example',
    ]) {
      for (const path of ['/sign-in', '/sign-up', '/session/ended']) {
        await page.goto(`${path}?next=${encodeURIComponent(next)}`);
        expect(page.url()).toBe(`${customerSiteUrl()}/`);
      }
    }
    await page.goto('/sign-in?next=%2Faccount%2Fpassword');
    expect(new URL(page.url()).pathname).toBe('/account/password');
  });
});

/** The token with a signature that no key made. */
const unsigned = (token: string): string => {
  const [header, payload] = token.split('.');
  return [header, payload, Buffer.from('not the signature').toString('base64url')].join('.');
};

describe('a notice', () => {
  const notice = { id: 'n-1', tone: 'good', text: 'Something was done', details: [] };
  const cookie = `eshop_notice=${encode(notice)}`;
  const dropped = (answer: Response) =>
    answer.headers.getSetCookie().some((set) => /^eshop_notice=;.*Max-Age=0/i.test(set));

  it('is told by every answer until one is shown: a document, or what scripts say was shown', async () => {
    const ask = async (destination: string) => {
      const headers = { cookie, 'sec-fetch-dest': destination };
      const answer = await fetch(`${customerSiteUrl()}/cart`, { headers });
      return [(await answer.text()).includes(notice.text), dropped(answer)];
    };
    expect(await ask('empty')).toEqual([true, false]);
    expect(await ask('document')).toEqual([true, true]);
    const say = (body: string) =>
      fetch(`${customerSiteUrl()}/session/notice`, {
        method: 'POST',
        body,
        headers: { cookie, origin: customerSiteUrl(), 'sec-fetch-site': 'same-origin' },
      });
    const [other, mine] = [await say('n-2'), await say('n-1')];
    expect([other.status, dropped(other), mine.status, dropped(mine)]).toEqual([204, false, 204, true]);
  });
});

describe('tampered cookies', () => {
  const everyday = ['/', '/cart', '/search', '/sign-in', '/account', '/orders', '/checkout'];
  const garbage = {
    letters: 'garbage',
    'three parts': 'a.b.c',
    'no header could carry it': '%E2%82%AC%0D%0Ax-roles%3A%20admin',
    'broken escapes': '%%%E0%A4%A',
    'an object': encode({ id: 1, items: {} }),
    huge: 'x'.repeat(3_500),
  };
  const names = ['access', 'refresh', 'person', 'cart', 'compare', 'theme', 'notice', 'email', 'zip'];

  it.each(Object.entries(garbage))('of every kind make no page fail: %s', async (_, value) => {
    const answers = names.flatMap((name) =>
      everyday.map(async (path) => {
        const headers = { cookie: `eshop_${name}=${value}` };
        const answer = await fetch(customerSiteUrl() + path, { headers, redirect: 'manual' });
        await answer.body?.cancel();
        return answer.status < 400 ? [] : [`${name} at ${path}: ${answer.status}`];
      }),
    );
    expect((await Promise.all(answers)).flat()).toEqual([]);
  });

  it('beside a session renew or end it', async () => {
    const { id, email, token, refreshToken } = await newCustomer('Ada');
    const good = { access: token, refresh: refreshToken, person: encode({ id, name: 'Ada', email }) };
    const visit = async (cookies: Record<string, string>) => {
      const pairs = Object.entries(cookies).map(([name, value]) => `eshop_${name}=${value}`);
      const headers = { cookie: pairs.join('; ') };
      const answer = await fetch(`${customerSiteUrl()}/account`, { headers, redirect: 'manual' });
      await answer.body?.cancel();
      const dropped = answer.headers.getSetCookie().filter((cookie) => cookie.includes('Max-Age=0'));
      return [answer.status, answer.headers.get('location'), dropped.length];
    };

    for (const value of Object.values(garbage)) {
      expect(await visit({ ...good, access: value })).toEqual([200, null, 0]);
      expect(await visit({ ...good, person: value })).toEqual([200, null, 0]);
      const ended = '/sign-in?next=%2Faccount&ended=1';
      expect(await visit({ refresh: value, person: good.person })).toEqual([307, ended, 3]);
      expect(await visit({ access: value, person: good.person })).toEqual([307, ended, 3]);
    }
  });

  it('never show somebody by another’s name', async () => {
    const page = await visitors.open();
    await signInOn(page, await newCustomer('Ada'), '/account');

    await setCookie(page, 'eshop_person', encode({ id: 'eve', name: 'Eve', email: 'eve@tests.example' }));
    await page.goto('/account');

    const header = await page.locator('header').textContent();
    expect(header).toContain('Ada');
    expect(header).not.toContain('Eve');
  });

  it('greet no guest', async () => {
    const person = encode({ id: 'eve', name: 'Eve', email: 'eve@tests.example' });
    const headers = { cookie: `eshop_person=${person}` };
    expect(await (await fetch(customerSiteUrl(), { headers })).text()).not.toContain('Eve');
  });
});

describe('what another site sends', () => {
  const send = (headers: Record<string, string>, path = '/sign-out') =>
    fetch(customerSiteUrl() + path, { method: 'POST', headers, body: new FormData() });

  it.each([
    [{ origin: 'https://other.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('is refused: %j', async (headers) => {
    for (const path of ['/', '/sign-in', '/sign-out', '/account/delete', '/api/cart', '/icon-of-nothing']) {
      const answer = await send(headers, path);
      expect([path, answer.status, await answer.json()]).toMatchObject([path, 403, { code: 'FORBIDDEN' }]);
    }
  });

  it('is let through from a page of the site', async () => {
    expect((await send({ origin: customerSiteUrl(), 'sec-fetch-site': 'same-origin' })).status).not.toBe(403);
  });
});
