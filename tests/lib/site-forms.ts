import type { Cookie, Page } from 'playwright-core';

/** Types into fields by their ids. */
export async function fillIn(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await page.locator(`main [id="${id}"]`).fill(value);
}

/** Presses a button of the page itself, by its whole name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click();

/** Signs in by the site's form, on the way to a path of the site. */
export async function signInOn(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
  path = '/',
): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await fillIn(page, { email, password });
  await press(page, 'Sign in');
  const isThere = page.waitForURL((url) => url.pathname !== '/sign-in');
  await Promise.race([isThere, page.locator('main [role="alert"]').waitFor()]);
  isThere.catch(() => {});
}

/** What of a session a browser holds. */
export const sessionCookiesOf = async (page: Page): Promise<Cookie[]> =>
  (await page.context().cookies()).filter(({ name }) =>
    /^eshop(?:_admin)?_(?:access|refresh|person)$/.test(name),
  );
