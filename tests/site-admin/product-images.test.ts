import { addProductImage, getProduct, type Product } from '@eshop/contracts/api/product';
import { eventually } from '@eshop/kit/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin, guest } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { picture } from '../lib/proofs.ts';
import { comeToLife, useAdmin } from '../lib/staff-pages.ts';

const visitors = useBrowser({
  siteUrl: adminSiteUrl,
  expected: /status of 4(00|13|15)|ERR_INTERNET_DISCONNECTED/,
});
const staff = useAdmin(visitors);

const imagesOf = async ({ id }: Product) =>
  (await guest.call(getProduct, { params: { id } })).images.map((image) => image.id);

async function pictured(count: number): Promise<Product> {
  const product = await newProduct();
  for (let at = 0; at < count; at++) await addPicture(product);
  return product;
}

async function addPicture({ id }: Product): Promise<string> {
  const { shop } = await admin();
  return (await shop.call(addProductImage, { params: { id }, file: await picture() })).id;
}

const tiles = (page: Page) => page.getByRole('list', { name: 'Pictures', exact: true }).getByRole('listitem');
const uploads = (page: Page) => page.getByRole('list', { name: 'Files being added' }).getByRole('listitem');
const file = async (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from((await picture('png')).bytes),
});

test('several are added at once; what is too large or no picture is refused alone', async () => {
  const product = await newProduct();
  const page = await staff.open(`/products/${product.id}`);
  await page
    .locator('input[type="file"]')
    .setInputFiles([
      await file('first.png'),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
      { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) },
      { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
      await file('second.png'),
    ]);
  const wordsOf = (name: string) => uploads(page).filter({ hasText: name }).textContent();
  await expect.poll(() => wordsOf('second.png')).toContain('added');
  expect(await wordsOf('first.png')).toContain('added');
  expect(await wordsOf('notes.txt')).toContain('Not a JPEG, PNG or WebP picture');
  expect(await wordsOf('huge.png')).toContain('Larger than 5 MB');
  expect(await wordsOf('broken.png')).toContain('Not a JPEG, PNG or WebP picture');
  await expect.poll(() => tiles(page).count()).toBe(2);
  expect(await imagesOf(product)).toHaveLength(2);
});

test('no more are taken than a product can have, and a lost connection can be tried again', async () => {
  const product = await pictured(11);
  const page = await staff.open(`/products/${product.id}`);
  await page.context().setOffline(true);
  await page.locator('input[type="file"]').setInputFiles([await file('a.png'), await file('b.png')]);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  expect(await uploads(page).filter({ hasText: 'b.png' }).textContent()).toContain('at most 12');
  await page.context().setOffline(false);
  await again.click();
  await expect.poll(() => tiles(page).count()).toBe(12);
});

test('they are dropped onto the page', async () => {
  const product = await newProduct();
  const page = await staff.open(`/products/${product.id}`);
  const { buffer } = await file('dropped.png');
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(${JSON.stringify([...buffer])});
    transfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
    return transfer;
  })()`);
  await page.locator('section', { has: page.locator('#pictures-title') }).dispatchEvent('drop', {
    dataTransfer: data,
  });
  await expect.poll(() => tiles(page).count()).toBe(1);
});

test('they are put into order by keyboard, and the first one is the main one', async () => {
  const product = await pictured(3);
  const [a, b, c] = await imagesOf(product);
  const page = await staff.open(`/products/${product.id}`);
  await page.getByRole('button', { name: 'Move picture 3 of 3 to the left' }).press('Enter');
  await page.keyboard.press('Enter');
  await page.getByText('Order saved.').waitFor();
  await eventually(async () => expect(await imagesOf(product)).toEqual([c, a, b]));
  expect(await tiles(page).first().textContent()).toContain('Main');
  await page.reload();
  await comeToLife(page);
  const first = tiles(page).first().getByRole('img');
  expect(await first.getAttribute('src')).toContain(c);
});

test('one that is moved again as soon as it was saved goes on from there', async () => {
  const product = await pictured(3);
  const [a, b, c] = await imagesOf(product);
  const page = await staff.open(`/products/${product.id}`);
  const saved = page.getByText('Order saved.');
  const move = (side: string) =>
    page.getByRole('button', { name: `Move picture 2 of 3 to the ${side}` }).press('Enter');
  for (const side of ['left', 'right', 'left', 'right', 'right', 'left', 'right']) {
    await move(side);
    await saved.waitFor();
  }
  await eventually(async () => expect(await imagesOf(product)).toEqual([b, a, c]));
});

test('they are put into order by dragging', async () => {
  const product = await pictured(3);
  const [a, b, c] = await imagesOf(product);
  const page = await staff.open(`/products/${product.id}`);
  await tiles(page).nth(0).getByRole('img').dragTo(tiles(page).nth(2).getByRole('img'));
  await page.getByText('Order saved.').waitFor();
  await eventually(async () => expect(await imagesOf(product)).toEqual([b, c, a]));
});

test('one that is added meanwhile is not lost when the others are ordered', async () => {
  const product = await pictured(2);
  const [a, b] = await imagesOf(product);
  const page = await staff.open(`/products/${product.id}`);
  const added = await addPicture(product);
  await page.getByRole('button', { name: 'Move picture 2 of 2 to the left' }).click();
  await page.getByText('Order saved.').waitFor();
  await eventually(async () => expect(await imagesOf(product)).toEqual([b, a, added]));
  await expect.poll(() => tiles(page).count()).toBe(3);
});

test('one is removed after it was asked', async () => {
  const product = await pictured(2);
  const [a] = await imagesOf(product);
  const page = await staff.open(`/products/${product.id}`);
  await page.getByRole('button', { name: 'Remove picture 2 of 2' }).click();
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await tiles(page).count()).toBe(2);
  await page.getByRole('button', { name: 'Remove picture 2 of 2' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => tiles(page).count()).toBe(1);
  expect(await imagesOf(product)).toEqual([a]);
});
