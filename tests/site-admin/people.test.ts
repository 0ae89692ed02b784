import { getUser, setUserRoles } from '@eshop/contracts/api/auth';
import { eventually } from '@eshop/kit/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin, newCustomer, newPersonWith } from '../lib/people.ts';
import { press } from '../lib/site-forms.ts';

/** Live news of a session that was ended are answered by the page to sign in. */
const visitors = useBrowser({
  siteUrl: adminSiteUrl,
  expected: /status of 40[34]|EventSource's response has a MIME type/,
});

async function officeAt(path: string): Promise<Page> {
  const page = await visitors.open();
  await enterDesk(page, await newPersonWith('admin'), path);
  return page;
}

const readUser = async (id: string) => (await admin()).shop.call(getUser, { params: { id } });

/** Answers the question that a button asks. */
async function confirm(page: Page, name: string): Promise<void> {
  await press(page, name);
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

test('somebody is found as their name or address is typed, and opened by keys alone', async () => {
  const person = await newCustomer(`Zuzana ${Date.now().toString(36)}`);
  const page = await officeAt('/people');
  await page.getByRole('button', { name: /Find/ }).waitFor();
  await page.locator('main input[name="q"]').fill(person.email.slice(0, 12));
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(person.email.slice(0, 12));
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('link', { name: /Zuzana/ }).waitFor();
  await page.locator('main h1').click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/people/${person.id}`);
  await page.getByRole('heading', { name: /Zuzana/ }).waitFor();
});

test('the list is narrowed to a role and to those who are locked out', async () => {
  const [clerk, buyer] = [await newPersonWith('warehouse'), await newCustomer()];
  const page = await officeAt(`/people?role=warehouse&q=${clerk.email}`);
  expect(await page.locator('tbody').textContent()).toContain(clerk.email);
  await page.goto(`/people?role=warehouse&q=${buyer.email}`);
  await page.getByText('Nobody fits.').waitFor();
  await page.goto(`/people?state=disabled&q=${buyer.email}`);
  await page.getByText('Nobody fits.').waitFor();
});

test('roles are ticked and saved, and the trail of the person tells who did it', async () => {
  const person = await newCustomer();
  const page = await officeAt(`/people/${person.id}`);
  await page.getByRole('checkbox', { name: 'Warehouse', exact: true }).check();
  await press(page, 'Save roles');
  await page.getByText('The roles are saved').waitFor();
  expect((await readUser(person.id)).roles).toEqual(['customer', 'warehouse']);
  expect(await page.getByRole('checkbox', { name: 'Warehouse', exact: true }).isChecked()).toBe(true);
  const history = page.getByRole('region', { name: 'What staff did here' }).first();
  await history.getByText('Set roles').waitFor();
  await history.getByText('customer → customer, warehouse').waitFor();
});

test('an account is disabled after a question, said to be so, and enabled again', async () => {
  const person = await newCustomer();
  const page = await officeAt(`/people/${person.id}`);
  await press(page, 'Disable account');
  await page.getByRole('dialog').getByText('signed out everywhere').waitFor();
  await page.keyboard.press('Escape');
  expect((await readUser(person.id)).disabled).toBe(false);
  await confirm(page, 'Disable account');
  await page.getByText('The account is disabled.').waitFor();
  expect((await readUser(person.id)).disabled).toBe(true);
  await confirm(page, 'Enable account');
  await page.getByText('The account is enabled.').waitFor();
  expect((await readUser(person.id)).disabled).toBe(false);
});

test('all sessions of somebody are ended', async () => {
  const person = await newPersonWith('warehouse');
  const theirs = await visitors.open();
  await enterDesk(theirs, person, '/warehouse');
  const page = await officeAt(`/people/${person.id}`);
  await confirm(page, 'Sign out everywhere');
  await page.getByText('All sessions are ended.').waitFor();
  await eventually(
    async () => {
      await theirs.goto('/warehouse');
      expect(new URL(theirs.url()).pathname).toBe('/sign-in');
    },
    { timeoutMilliseconds: 75_000, everyMilliseconds: 1_000 },
  );
}, 120_000);

test('admins can not take their own role nor lock themselves out: it is said why, and what was ticked stays', async () => {
  const me = await newPersonWith('admin');
  const page = await visitors.open();
  await enterDesk(page, me, `/people/${me.id}`);
  await page.getByRole('checkbox', { name: 'Admin', exact: true }).uncheck();
  await press(page, 'Save roles');
  await page.getByText('You can’t take the admin role from yourself').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Admin', exact: true }).isChecked()).toBe(false);
  await confirm(page, 'Disable account');
  await page.getByRole('dialog').getByText('You can’t disable yourself').waitFor();
  expect(await readUser(me.id)).toMatchObject({ disabled: false, roles: ['customer', 'admin'] });
});

test('a person’s page shows what they did as staff; somebody who is not there is not found', async () => {
  const me = await newPersonWith('admin');
  const other = await newCustomer();
  await me.shop.call(setUserRoles, { params: { id: other.id }, body: { roles: ['warehouse'] } });
  const page = await visitors.open();
  await enterDesk(page, me, `/people/${me.id}`);
  const acts = page.getByRole('region', { name: 'What they did as staff' }).first();
  await acts.getByText('Set roles').waitFor();
  const answer = await page.goto('/people/018f0000-0000-7000-8000-00000000dead');
  expect(answer?.status()).toBe(404);
});
