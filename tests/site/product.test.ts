import {
  addProductImage,
  archiveProduct,
  createProduct,
  getProduct,
  listCategories,
  type Product,
} from '@eshop/contracts/api/product';
import { createMovement } from '@eshop/contracts/api/warehouse';
import { usd } from '@eshop/contracts/money';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { customerSiteUrl } from '../lib/environment.ts';
import { admin, guest } from '../lib/people.ts';
import { newProduct, untilAvailable, warehouses } from '../lib/products.ts';

const visitors = useBrowser();
const byId = ({ id }: Product) => `/products/${id}`;
const patient = { timeout: 20_000 };
const buyButton = (page: Page) => page.locator('#buy').getByRole('button').first();

/** A vehicle with pictures of plain colours. */
async function pictured(count: number): Promise<Product> {
  const product = await newProduct({ stock: 2, name: 'Testa Pictured' });
  const { shop } = await admin();
  for (let number = 1; number <= count; number++) {
    const background = { r: 60 * number, g: 120, b: 160 };
    const bytes = await sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
      .png()
      .toBuffer();
    const file = { name: 'side.png', type: 'image/png', bytes };
    await shop.call(addProductImage, { params: { id: product.id }, file });
  }
  return guest.call(getProduct, { params: { id: product.id } });
}

/** The last unit leaves the shelf. */
async function takeLast(product: Product): Promise<void> {
  const { shop } = await admin();
  const [main] = await warehouses();
  if (!main) throw new Error('The shop has no warehouse');
  await shop.call(createMovement, {
    body: {
      type: 'adjust',
      productId: product.id,
      warehouseId: main.id,
      quantity: -1,
      reason: 'Sold in a test',
    },
  });
  await untilAvailable(product.id, 0);
}

/** Where something begins, in pixels from the window's left and top. */
const placeOf = async (part: Locator) => {
  const box = await part.boundingBox();
  return box && { left: Math.round(box.x), top: Math.round(box.y) };
};

const comeBack = (page: Page) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

describe('the address of a vehicle', () => {
  it('leads on for good from any name to the right one, and nowhere without a vehicle', async () => {
    const product = await newProduct({ name: 'Škoda Über & Söhne' });
    const page = await visitors.open();
    const moved = await page.request.get(`/products/anything-${product.id}`, { maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    expect(new URL(moved.headers().location ?? '', customerSiteUrl()).pathname).toBe(
      `/products/skoda-uber-sohne-${product.id}`,
    );
    await page.goto(byId(product));
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(
      new RegExp(`/products/skoda-uber-sohne-${product.id}$`),
    );
    for (const path of ['/products/a-car', '/products/x-00000000-0000-7000-8000-000000000000']) {
      expect((await page.goto(path))?.status()).toBe(404);
      // Read as it came: a person without scripts sees the words too.
      expect(await (await page.request.get(path)).text()).toMatch(/<h1[^>]*>This road ends here<\/h1>/);
    }
  });

  it('shows one that is no longer sold, without a way to buy it', async () => {
    const product = await newProduct({ stock: 1, name: 'Testa Gone' });
    const { shop } = await admin();
    await shop.call(archiveProduct, { params: { id: product.id }, ifMatch: product.version });
    const page = await visitors.open();
    const answer = await page.goto(byId(product));
    expect(answer?.status()).toBe(200);
    await page.getByText('No longer sold').waitFor();
    expect(await page.getByRole('button', { name: /add to cart/i }).count()).toBe(0);
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
  });
});

describe('the page of a vehicle, without scripts', () => {
  it('shows every picture and leads to each of them', async () => {
    const product = await pictured(3);
    const page = await visitors.open({ javaScriptEnabled: false });
    await page.goto(byId(product));
    const pictures = page.locator('[id^="picture-"] img');
    expect(await pictures.count()).toBe(3);
    expect(await pictures.first().getAttribute('alt')).toBe('Testa Pictured, side view');
    const shown = await placeOf(page.locator('#picture-1'));
    await page.getByRole('link', { name: 'Show picture 3 of 3' }).click();
    const third = async () => (await placeOf(page.locator('#picture-3')))?.left;
    await expect.poll(third, patient).toBe(shown?.left);
  });

  it('works out delivery, keeps what was typed, and remembers it for the next vehicle', async () => {
    const [first, next] = await Promise.all([newProduct({ stock: 1 }), newProduct({ stock: 1 })]);
    const page = await visitors.open({ javaScriptEnabled: false });
    await page.goto(byId(first));
    await page.getByLabel('Zip code').fill('1025');
    await page.getByRole('button', { name: 'Estimate' }).click();
    await page.getByText('five digits').waitFor();
    expect(await page.getByLabel('Zip code').inputValue()).toBe('1025');
    expect(await page.getByLabel('Zip code').getAttribute('aria-invalid')).toBe('true');

    await page.getByLabel('Zip code').fill('10251');
    await page.getByRole('button', { name: 'Estimate' }).click();
    await page.getByText('Total with delivery').waitFor();
    expect(await page.getByText(/^From .+ to 10251/).count()).toBe(1);

    await page.goto(byId(next));
    expect(await page.getByLabel('Zip code').inputValue()).toBe('10251');
    expect(await page.getByText('Total with delivery').count()).toBe(1);
  });
});

describe('the page of a vehicle', () => {
  it('is looked through by keyboard alone', async () => {
    const product = await pictured(2);
    const page = await visitors.open({ reducedMotion: 'reduce' });
    await page.goto(byId(product), { waitUntil: 'networkidle' });
    const focused = () => page.evaluate('document.activeElement.getAttribute("href")');
    const links = page.locator('[id^="picture-"] a');
    await links.first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe(await links.nth(1).getAttribute('href'));
    await page.locator('a[href="#picture-2"][aria-current="true"]').waitFor();

    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Pictures' });
    await dialog.waitFor();
    await dialog.getByText('2 of 2').waitFor();
    await page.keyboard.press('ArrowLeft');
    await dialog.getByText('1 of 2').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toBe(await links.nth(1).getAttribute('href'));
  });

  it('says that the last one is gone, without being loaded again', async () => {
    const product = await newProduct({ stock: 1 });
    const page = await visitors.open();
    await page.goto(byId(product), { waitUntil: 'networkidle' });
    const stock = page.getByRole('status').filter({ hasText: 'Last one' });
    await stock.waitFor();
    await page.evaluate('window.stillHere = true');

    await takeLast(product);
    await comeBack(page);

    await page.getByRole('status').filter({ hasText: 'Out of stock' }).first().waitFor();
    await page.locator('#buy button:disabled', { hasText: 'Out of stock' }).waitFor();
    expect(await page.evaluate('window.stillHere')).toBe(true);
  });

  it('keeps the way into the cart in reach on a phone', async () => {
    const product = await newProduct({ stock: 1 });
    const page = await visitors.open({ viewport: { width: 390, height: 844 }, isMobile: true });
    await page.goto(byId(product), { waitUntil: 'networkidle' });
    const buttons = page.getByRole('button', { name: /add to cart/i });
    await buyButton(page).scrollIntoViewIfNeeded();
    await expect.poll(() => buttons.count(), patient).toBe(1);
    await page.evaluate("document.getElementById('specifications').scrollIntoView()");
    await expect.poll(() => buttons.count(), patient).toBe(2);
    const bar = await placeOf(buttons.nth(1));
    expect(bar?.top).toBeGreaterThan(700);
    expect(bar?.top).toBeLessThan(844);
  });

  it('puts the field right that was refused, and tells what delivery costs', async () => {
    const product = await newProduct({ stock: 1 });
    const page = await visitors.open();
    await page.goto(byId(product), { waitUntil: 'networkidle' });
    const field = page.getByLabel('Zip code');
    await field.fill('no zip');
    await field.press('Enter');
    await page.getByText('five digits').waitFor();
    expect(await field.inputValue()).toBe('no zip');
    await page.locator('input[name="zipCode"]:focus').waitFor();
    await field.fill('10251');
    await field.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Total with delivery' }).waitFor();
  });
});

describe('a vehicle, for those who read pages by machine', () => {
  it('is described with its offer, whatever its description says', async () => {
    const { shop } = await admin();
    const { items: categories } = await guest.call(listCategories);
    const motorcycles = categories.find(({ slug }) => slug === 'motorcycles');
    const description = 'Fast.\n</script><script>window.broken = true</script>\n\nRed.';
    const product = await shop.call(createProduct, {
      body: {
        name: 'Testa <b>Bike</b>',
        description,
        categoryId: motorcycles?.id ?? '',
        price: usd(999_950),
        weightKg: 200,
        attributes: { make: 'Testa', model: 'Bike', year: 2024, mileageKm: 5 },
      },
    });
    const page = await visitors.open();
    await page.goto(byId(product));
    const told = await page.locator('script[type="application/ld+json"]').allTextContents();
    const vehicle = told.map((text) => JSON.parse(text)).find(({ offers }) => offers);
    expect(vehicle).toMatchObject({
      '@type': ['Product', 'Motorcycle'],
      description,
      offers: {
        price: '9999.50',
        priceCurrency: 'USD',
        availability: 'https://schema.org/OutOfStock',
        itemCondition: 'https://schema.org/NewCondition',
      },
    });
    expect(await page.evaluate('window.broken')).toBeUndefined();
  });

  it('has a picture of its own for shared links', async () => {
    const product = await pictured(1);
    const page = await visitors.open();
    await page.goto(byId(product));
    const address = await page.locator('meta[property="og:image"]').getAttribute('content');
    const picture = await page.request.get(new URL(address ?? '').pathname);
    expect(picture.headers()['content-type']).toBe('image/png');
    expect(await sharp(await picture.body()).metadata()).toMatchObject({ width: 1200, height: 630 });
    const unknown = await page.request.get('/og/00000000-0000-7000-8000-000000000000.png');
    expect(unknown.status()).toBe(404);
  });
});

describe('GET /api/stock', () => {
  it('tells how many there are of each vehicle, and refuses what is no id', async () => {
    const [one, none] = await Promise.all([newProduct({ stock: 1 }), newProduct()]);
    const unknown = '00000000-0000-7000-8000-000000000000';
    const page = await visitors.open();
    const answer = await page.request.get(`/api/stock?ids=${one.id},${none.id},${unknown}`);
    expect(await answer.json()).toEqual({ stock: { [one.id]: 1, [none.id]: 0 } });
    for (const bad of ['/api/stock', '/api/stock?ids=', '/api/stock?ids=1,2']) {
      expect((await page.request.get(bad)).status()).toBe(400);
    }
  });
});
