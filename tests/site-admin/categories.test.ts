import {
  type Category,
  createCategory,
  getCategory,
  listCategories,
  updateCategory,
} from '@eshop/contracts/api/product';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin, guest } from '../lib/people.ts';
import { newShowroom, newWord } from '../lib/showroom.ts';
import { useAdmin } from '../lib/staff-pages.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl });
const staff = useAdmin(visitors);

async function newCategory(parentId: string | null = null, name = `Class ${newWord()}`): Promise<Category> {
  return (await admin()).shop.call(createCategory, { body: { name, parentId } });
}
const now = (id: string) => guest.call(getCategory, { params: { id } });
const item = (page: Page, name: string) =>
  page.getByRole('tree').getByRole('treeitem', { name, exact: true });
/** Waits until the row of the tree has the focus. */
const focused = (page: Page, name: string) =>
  page.locator('[role="treeitem"]:focus', { hasText: name }).waitFor();
const form = (page: Page, name: string) => page.getByRole('form', { name });

test('the tree is walked, opened and chosen from by keyboard', async () => {
  const parent = await newCategory();
  const child = await newCategory(parent.id);
  const page = await staff.open('/categories');
  const row = item(page, parent.name);
  await row.focus();
  if ((await row.getAttribute('aria-expanded')) === 'true') await page.keyboard.press('ArrowLeft');
  expect(await item(page, child.name).count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await focused(page, child.name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: child.name, exact: true }).waitFor();
  expect(await item(page, child.name).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ArrowLeft');
  await focused(page, parent.name);
  expect(await page.getByRole('tree').locator('[tabindex="0"]').count()).toBe(1);
});

test('categories are added, renamed, moved and deleted', async () => {
  const [one, two] = [await newCategory(), await newCategory()];
  const page = await staff.open(`/categories?id=${one.id}`);
  const [name, renamed] = [`Below ${newWord()}`, `Renamed ${newWord()}`];
  const add = form(page, `New category below ${one.name}`);
  await add.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await page.getByText(`${name} was added.`).waitFor();
  expect((await now(one.id)).children).toMatchObject([{ name }]);

  await item(page, name).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await page.locator('#rename').fill(renamed);
  await page.keyboard.press('Enter');
  await page.getByText(`Renamed to ${renamed}.`).waitFor();
  await page.getByRole('combobox', { name: /Stands below/ }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill(two.name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(`${renamed} was moved.`).waitFor();
  expect((await now(two.id)).children).toMatchObject([{ name: renamed }]);
  expect((await now(one.id)).children).toEqual([]);

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText(`${renamed} was deleted.`).waitFor();
  expect((await now(two.id)).children).toEqual([]);
});

test('one that is in use is not deleted, which is told clearly', async () => {
  const { category } = await newShowroom([{ name: 'Testa Here' }]);
  const page = await staff.open(`/categories?id=${category.id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await question.getByRole('alert').getByText('There are still products or categories in it').waitFor();
  expect((await now(category.id)).name).toBe(category.name);
});

test('a name that is taken is told by its field, and what was typed stays', async () => {
  const parent = await newCategory();
  const [one, two] = [await newCategory(parent.id), await newCategory(parent.id)];
  const page = await staff.open(`/categories?id=${one.id}`);
  await page.locator('#rename').fill(two.name);
  await page.keyboard.press('Enter');
  await page.locator('#rename-error').waitFor();
  expect(await page.locator('#rename').inputValue()).toBe(two.name);
});

test('a change that comes too late tells how the category is now, and can be sent again', async () => {
  const parent = await newCategory();
  const category = await newCategory();
  const page = await staff.open(`/categories?id=${category.id}`);
  const [theirs, mine] = [`Theirs ${newWord()}`, `Mine ${newWord()}`];
  await (await admin()).shop.call(updateCategory, {
    params: { id: category.id },
    ifMatch: category.version,
    body: { name: theirs, parentId: parent.id },
  });
  await page.locator('#rename').fill(mine);
  await page.keyboard.press('Enter');
  const message = page.locator('main').getByRole('alert');
  await message.getByText('Somebody changed this category meanwhile').waitFor();
  expect(await message.textContent()).toContain(theirs);
  expect(await message.textContent()).toContain(parent.name);
  expect(await page.locator('#rename').inputValue()).toBe(mine);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByText(`Renamed to ${mine}.`).waitFor();
  expect(await now(category.id)).toMatchObject({ name: mine, parentId: parent.id });
});

test('a category can be made on top, once', async () => {
  const page = await staff.open('/categories');
  const name = `Top ${newWord()}`;
  const add = form(page, 'New category on top');
  await add.getByLabel('Name').fill(name);
  await add.getByRole('button', { name: 'Add' }).click();
  await page.getByText(`${name} was added.`).waitFor();
  const { items } = await guest.call(listCategories);
  expect(items.filter((category) => category.name === name)).toHaveLength(1);
});
