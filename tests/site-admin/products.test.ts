import { randomBytes } from 'node:crypto';
import {
  addProductImage,
  getProduct,
  listProducts,
  type Product,
  updateProduct,
} from '@eshop/contracts/api/product';
import { eventually } from '@eshop/kit/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin, guest, newPersonWith } from '../lib/people.ts';
import { newProduct, untilAvailable } from '../lib/products.ts';
import { picture } from '../lib/proofs.ts';
import { newShowroom, newWord } from '../lib/showroom.ts';
import { fillIn } from '../lib/site-forms.ts';
import { comeToLife, useAdmin } from '../lib/staff-pages.ts';

const visitors = useBrowser({
  siteUrl: adminSiteUrl,
  expected: /status of 403|ERR_INTERNET_DISCONNECTED|ERR_FAILED/,
});
const staff = useAdmin(visitors);

const pathOf = ({ id }: Product) => `/products/${id}`;
const shown = (product: Product) => guest.call(getProduct, { params: { id: product.id } });
const save = (page: Page) => page.keyboard.press('Control+s');
const field = (page: Page, id: string) => page.locator(`main [id="${id}"]`);
const errorOf = (page: Page, id: string) => page.locator(`[id="${id}-error"]`);
const said = (page: Page) => page.locator('main form [role="status"]', { hasText: 'Saved.' });
const change = async (product: Product, body: Parameters<typeof updateProduct.body.parse>[0]) =>
  (await admin()).shop.call(updateProduct, {
    params: { id: product.id },
    ifMatch: (await shown(product)).version,
    body: body as never,
  });

/** Chooses a category by a few letters of its name, by keyboard alone. */
async function chooseCategory(page: Page, letters: string): Promise<void> {
  await field(page, 'categoryId').press('Enter');
  await page.getByRole('dialog').getByRole('searchbox').fill(letters);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('a new product', () => {
  test('is created after bad input that was told by its fields, and everybody sees it', async () => {
    const page = await staff.open('/products/new');
    const sku = `NEW-${randomBytes(5).toString('hex').toUpperCase()}`;
    await fillIn(page, { name: 'Testa Fresh 🚗', price: '18,99', year: '1700' });
    expect(await page.getByText('Testa Fresh 🚗').count()).toBe(2);
    await save(page);
    await errorOf(page, 'price').waitFor();
    for (const id of ['price', 'categoryId', 'make', 'model', 'year', 'weightKg'])
      expect(await errorOf(page, id).textContent()).not.toBe('');
    expect(await field(page, 'price').inputValue()).toBe('18,99');
    expect(await field(page, 'name').inputValue()).toBe('Testa Fresh 🚗');
    await page.locator('#categoryId:focus').waitFor();

    await chooseCategory(page, 'sedan');
    await fillIn(page, {
      sku,
      price: '18,999.50',
      make: 'Testa',
      model: 'Fresh',
      year: '2024',
      mileageKm: '12,000',
      weightKg: '1310.5',
      initialQuantity: '2',
    });
    await page.getByText('$18,999.50').first().waitFor();
    await save(page);
    await page.waitForURL(/\/products\/[0-9a-f-]{36}$/);
    const id = page.url().split('/').at(-1) ?? '';
    const product = await untilAvailable(id, 2);
    expect(product).toMatchObject({
      sku,
      name: 'Testa Fresh 🚗',
      price: { amount: 1_899_950, currency: 'USD' },
      weightKg: 1310.5,
      attributes: { make: 'Testa', model: 'Fresh', year: 2024, mileageKm: 12_000 },
    });
    expect(product.categoryPath.at(-1)?.name).toMatch(/sedan/i);
  });

  test('can not have a SKU in use: told by its field with the way to its owner, what was typed stays', async () => {
    const owner = await newProduct();
    const page = await staff.open('/products/new');
    await chooseCategory(page, 'sedan');
    const typed = {
      name: 'Testa Two',
      sku: owner.sku.toLowerCase(),
      make: 'Testa',
      model: 'Two',
      year: '2024',
    };
    await fillIn(page, { ...typed, price: '100', weightKg: '1000' });
    await save(page);
    await errorOf(page, 'sku').waitFor();
    expect(await errorOf(page, 'sku').getByRole('link').getAttribute('href')).toBe(pathOf(owner));
    for (const [id, text] of Object.entries(typed)) expect(await field(page, id).inputValue()).toBe(text);
  });
});

describe('two people who edit one product', () => {
  test('see both versions field by field, choose, and save on top of the newest', async () => {
    const product = await newProduct({ name: 'Testa Before' });
    const page = await staff.open(pathOf(product));
    await fillIn(page, { name: 'Testa Mine', colour: 'red', price: '150' });
    await change(product, { name: 'Testa Theirs', attributes: { year: 2023 } });
    await save(page);
    const conflict = page.getByRole('region', { name: /Somebody else saved/ });
    await conflict.waitFor();
    const row = (name: string) => conflict.getByRole('row', { name: new RegExp(`^${name}`) });
    expect(await row('Name').textContent()).toMatch(/both changed it[\s\S]*Testa Theirs[\s\S]*Testa Mine/);
    expect(await row('Year').textContent()).toContain('only they changed it');
    expect(await row('Colour').textContent()).toContain('only you changed it');
    expect(await field(page, 'colour').inputValue()).toBe('red');
    await row('Name').getByRole('radio').first().check();
    await conflict.getByRole('button', { name: 'Save this choice' }).click();
    await said(page).waitFor();
    expect(await shown(product)).toMatchObject({
      name: 'Testa Theirs',
      price: { amount: 15_000 },
      attributes: { year: 2023, colour: 'red' },
    });
    expect(await conflict.count()).toBe(0);
  });

  test('are told again when a third one saves while they choose', async () => {
    const product = await newProduct();
    const page = await staff.open(pathOf(product));
    await fillIn(page, { name: 'Testa Mine' });
    await change(product, { name: 'Testa Second' });
    await save(page);
    await page.getByText('Testa Second').first().waitFor();
    await change(product, { name: 'Testa Third' });
    await page.getByRole('button', { name: 'All of yours' }).click();
    await page.getByRole('button', { name: 'Save this choice' }).click();
    await page.getByText('Testa Third').first().waitFor();
    await page.getByRole('button', { name: 'Save this choice' }).click();
    await said(page).waitFor();
    expect((await shown(product)).name).toBe('Testa Mine');
  });

  test('do not disturb each other when one adds a picture and the other saves fields', async () => {
    const product = await newProduct();
    const page = await staff.open(pathOf(product));
    await fillIn(page, { name: 'Testa Named' });
    await (await admin()).shop.call(addProductImage, { params: { id: product.id }, file: await picture() });
    await save(page);
    await said(page).waitFor();
    const after = await shown(product);
    expect([after.name, after.images.length]).toEqual(['Testa Named', 1]);
  });
});

describe('what was typed', () => {
  test('stays when the connection is lost, and is saved at the next try', async () => {
    const product = await newProduct();
    const page = await staff.open(pathOf(product));
    await fillIn(page, { name: 'Testa Offline' });
    await page.context().setOffline(true);
    await save(page);
    await page.getByRole('alert').getByText('What you typed is still here').waitFor();
    expect(await field(page, 'name').inputValue()).toBe('Testa Offline');
    await page.context().setOffline(false);
    await save(page);
    await said(page).waitFor();
    expect((await shown(product)).name).toBe('Testa Offline');
  });

  test('is saved once when only the answer is lost, and the next try says so', async () => {
    const product = await newProduct();
    const page = await staff.open(pathOf(product));
    await fillIn(page, { name: 'Testa Answer lost' });
    await page.route(
      `**${pathOf(product)}`,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await save(page);
    await page.getByRole('alert').getByText('What you typed is still here').waitFor();
    await save(page);
    await said(page).waitFor();
    expect(await shown(product)).toMatchObject({ name: 'Testa Answer lost', version: product.version + 1 });
  });

  test('is asked about before it is left, and comes back afterwards', async () => {
    const product = await newProduct();
    const page = await staff.open(pathOf(product));
    await fillIn(page, { name: 'Testa Half typed' });
    const elsewhere = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Products' });
    await elsewhere.click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: 'Stay' }).click();
    expect(await field(page, 'name').inputValue()).toBe('Testa Half typed');
    await elsewhere.click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(/\/products$/);
    await page.goto(pathOf(product));
    await page.getByRole('button', { name: 'Take them back' }).click();
    expect(await field(page, 'name').inputValue()).toBe('Testa Half typed');
    await save(page);
    await said(page).waitFor();
    await page.reload();
    await comeToLife(page);
    expect(await page.getByRole('button', { name: 'Take them back' }).count()).toBe(0);
  });
});

test('a product is archived after it was said what that means, found among the archived, and put back on sale', async () => {
  const name = `Testa ${newWord()}`;
  const product = await newProduct({ name });
  const listed = async () =>
    (await guest.call(listProducts, { query: { q: name } })).items.some(({ id }) => id === product.id);
  const page = await staff.open(pathOf(product));
  await page.getByRole('button', { name: 'Archive' }).click();
  const question = page.getByRole('dialog');
  expect(await question.textContent()).toContain('can’t be bought any more');
  await question.getByRole('button', { name: 'Archive' }).click();
  await page.getByText('This product is not for sale').waitFor();
  expect(await listed()).toBe(false);
  await page.goto(`/products?archived=1&q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Put back on sale' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put back on sale' }).click();
  await field(page, 'name').waitFor();
  await eventually(async () => expect(await listed()).toBe(true));
});

describe('the list of products', () => {
  test('finds with typing errors, filters and arranges in its address, and goes on page by page', async () => {
    const word = newWord();
    const vehicles = Array.from({ length: 60 }, (_, at) => ({
      name: `${word} ${at}`,
      price: 100_000 + at * 100,
      make: at < 55 ? 'Testa' : 'Andera',
    }));
    const { category } = await newShowroom(vehicles);
    const page = await staff.open(`/products?category=${category.slug}`);
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(50);
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect.poll(() => rows.count()).toBe(10);
    expect(page.url()).toContain('cursor=');
    await page.getByRole('link', { name: 'First page' }).click();
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole('combobox', { name: 'Make' }).fill('andera');
    await expect.poll(() => rows.count()).toBe(5);
    expect(page.url()).toContain('make=andera');
    await page.getByRole('link', { name: 'Price' }).click();
    await expect.poll(() => rows.first().textContent()).toContain('$1,055');
    await page.getByLabel('From $').fill('1057');
    await expect.poll(() => rows.count()).toBe(3);
    await page.goto(`/products?q=${word.slice(0, 4)}x${word.slice(5)}`);
    expect(await rows.count()).toBe(50);
    await comeToLife(page);
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByLabel('Weight').check();
    await page.getByRole('columnheader', { name: 'Weight' }).waitFor();
    expect(page.url()).toContain('weight');
  });

  test('is sorted by its columns in both directions, told to screen readers and kept by filters', async () => {
    const { category } = await newShowroom([
      ...Array.from({ length: 53 }, (_, at) => ({ name: `Testa ${at + 10}` })),
      { name: 'äpfel' },
      { name: 'Zebra', make: 'Andera' },
    ]);
    const stocked = await newProduct({ stock: 7, category });
    const page = await staff.open(`/products?category=${category.slug}`);
    const rows = page.locator('tbody tr');
    const column = (name: string) => page.getByRole('columnheader', { name });
    const sortedBy = (name: string, direction: string) =>
      expect.poll(() => column(name).getAttribute('aria-sort')).toBe(direction);
    const first = () => expect.poll(() => rows.first().locator('[data-row]').textContent());
    await column('Name').getByRole('link').click();
    await sortedBy('Name', 'ascending');
    await first().toBe('äpfel');
    expect(page.url()).toContain('sort=name-asc');
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect.poll(() => rows.count()).toBe(6);
    expect(await rows.last().textContent()).toContain('Zebra');
    await column('Name').getByRole('link').click();
    await sortedBy('Name', 'descending');
    await first().toBe('Zebra');
    expect(page.url()).not.toContain('cursor');
    await column('Available').getByRole('link').click();
    await sortedBy('Available', 'ascending');
    expect(await column('Name').getAttribute('aria-sort')).toBeNull();
    await column('Available').getByRole('link').click();
    await sortedBy('Available', 'descending');
    await first().toBe(stocked.name);
    await page.getByRole('combobox', { name: 'Make' }).fill('andera');
    await expect.poll(() => rows.count()).toBe(1);
    expect(page.url()).toContain('sort=stock-desc');
    await column('Available').getByRole('link').click();
    await expect.poll(() => column('Available').getAttribute('aria-sort')).toBeNull();
  });

  test('applies what was filled in before its scripts ran', async () => {
    const { category } = await newShowroom([
      { name: 'Testa A', make: 'Testa' },
      { name: 'Andera B', make: 'Andera' },
    ]);
    const path = `/products?category=${category.slug}`;
    const page = await staff.open(path);
    const scripts = Promise.withResolvers<void>();
    await page.route('**/_next/static/**/*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
    await page.getByRole('combobox', { name: 'Make' }).fill('andera');
    scripts.resolve();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    expect(page.url()).toContain('make=andera');
  });

  test('is walked by J and K, opened by Enter, searched by / and left for a new product by N', async () => {
    const { category, products } = await newShowroom([{ name: 'Testa A' }, { name: 'Testa B' }]);
    const page = await staff.open(`/products?category=${category.slug}`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/products/${products[0]?.id}`);
    await page.goto(`/products?category=${category.slug}`);
    await comeToLife(page);
    await page.keyboard.press('/');
    await page.keyboard.type('b');
    await expect.poll(() => page.url()).toContain('q=b');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('n');
    await page.waitForURL('**/products/new');
  });

  test('is looked at by the warehouse, which changes nothing', async () => {
    const product = await newProduct();
    const page = await visitors.open();
    await enterDesk(page, await newPersonWith('warehouse'), '/products');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: /New product/ }).count()).toBe(0);
    await page.goto(pathOf(product));
    expect(await page.locator('main form').count()).toBe(0);
    for (const path of ['/products/new', '/categories', '/imports'])
      expect((await page.goto(path))?.status()).toBe(403);
    const upload = await page.request.post(`/api${pathOf(product)}/images`, {
      headers: { origin: new URL(adminSiteUrl()).origin },
      multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') } },
    });
    expect(upload.status()).toBe(403);
  });
});
