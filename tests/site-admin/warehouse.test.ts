import type { Product } from '@eshop/contracts/api/product';
import {
  allocate,
  createMovement,
  createWarehouse,
  getWarehouse,
  listMovements,
  listStock,
  type StockLevel,
  updateWarehouse,
  type Warehouse,
} from '@eshop/contracts/api/warehouse';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { enterDesk } from '../lib/enter-site.ts';
import { adminSiteUrl } from '../lib/environment.ts';
import { admin, newCustomer, staff } from '../lib/people.ts';
import { newProduct, warehouses } from '../lib/products.ts';
import { press } from '../lib/site-forms.ts';
import { comeToLife } from '../lib/staff-pages.ts';

const visitors = useBrowser({ siteUrl: adminSiteUrl, expected: /status of 40[34]/ });
let main: Warehouse;
let other: Warehouse;
beforeAll(async () => {
  [main, other] = (await warehouses()) as [Warehouse, Warehouse];
});

/** A page of the warehouse's staff, or of an admin. */
async function open(path: string, who: typeof staff = staff): Promise<Page> {
  const page = await visitors.open();
  await enterDesk(page, await who(), path);
  await comeToLife(page);
  return page;
}

const levels = async ({ id }: Product): Promise<StockLevel[]> =>
  (await (await staff()).shop.call(listStock, { query: { productId: id } })).items;
const availableIn = async (product: Product, { id }: Warehouse) =>
  (await levels(product)).find(({ warehouseId }) => warehouseId === id)?.available ?? 0;
const row = (page: Page, product: Product, { id }: Warehouse) =>
  page.locator(`tr[data-product="${product.id}"][data-warehouse="${id}"]`);
const movePath = (type: string, product: Product, { id }: Warehouse) =>
  `/warehouse/move?type=${type}&productId=${product.id}&warehouseId=${id}`;
const newPlace = async (): Promise<Warehouse> =>
  (await admin()).shop.call(createWarehouse, {
    body: { name: `Test ${crypto.randomUUID()}`, zipCode: '00001' },
  });

describe('moving stock', () => {
  it('receives a product found by its SKU, tells the effect before, and is taken back by the opposite movement', async () => {
    const product = await newProduct({ stock: 12 });
    const page = await open('/warehouse/move');
    await page.getByRole('combobox', { name: 'Product' }).fill(product.sku.toLowerCase());
    await page.getByRole('option', { name: new RegExp(product.sku) }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Quantity').fill('3');
    await page.getByRole('button', { name: 'Delivered by the maker' }).click();
    await page.getByText(`${main.name}: 12 → 15 available`).waitFor();
    await press(page, 'Receive');
    await page.getByText(`3 × ${product.name} received into ${main.name}.`).waitFor();
    expect(await availableIn(product, main)).toBe(15);
    expect(await page.getByLabel('Quantity').inputValue()).toBe('');

    await press(page, 'Undo');
    await page.getByText('Undone by the opposite movement.').waitFor();
    expect(await availableIn(product, main)).toBe(12);
    const { items } = await (await staff()).shop.call(listMovements, { query: { productId: product.id } });
    expect(items.map(({ type, quantity, reason }) => [type, quantity, reason])).toEqual([
      ['adjust', -3, 'Undone: Delivered by the maker'],
      ['receive', 3, 'Delivered by the maker'],
      ['receive', 12, 'First stock'],
    ]);
  });

  it('refuses to transfer too much by the field, with what is there now, and keeps what was typed', async () => {
    const product = await newProduct({ stock: 4 });
    const page = await open(movePath('transfer', product, main));
    await page.getByLabel('To', { exact: true }).selectOption(other.id);
    await page.getByLabel('Quantity').fill('3');
    await page.getByLabel('Reason', { exact: true }).fill('Closer to "you" 🚚');
    await page.getByText(`${main.name}: 4 → 1 available`).waitFor();
    // Somebody else takes two meanwhile.
    await (await admin()).shop.call(createMovement, {
      body: { type: 'adjust', productId: product.id, quantity: -2, warehouseId: main.id, reason: 'Test' },
    });
    await press(page, 'Transfer');
    await page.getByText(`Only 2 available in ${main.name} now`).waitFor();
    expect(await page.getByLabel('Quantity').inputValue()).toBe('3');
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('Closer to "you" 🚚');
    await page.getByText(`${main.name}: 2 → -1 available`).waitFor();

    await page.getByLabel('Quantity').fill('2');
    await press(page, 'Transfer');
    await page.getByText(`2 × ${product.name} transferred to ${other.name}.`).waitFor();
    expect([await availableIn(product, main), await availableIn(product, other)]).toEqual([0, 2]);
  });

  it('adjusts with a reason, and says by each field what is missing', async () => {
    const product = await newProduct({ stock: 5 });
    const page = await open(movePath('adjust', product, main));
    await page.getByLabel('Quantity').fill('0');
    await press(page, 'Adjust');
    await page.getByText('Must be a whole number, not 0').waitFor();
    await page.getByText('Say why', { exact: true }).waitFor();
    expect(await page.getByLabel('Quantity').inputValue()).toBe('0');
    await page.getByLabel('Quantity').fill('-2');
    await page.getByRole('button', { name: 'Damaged' }).click();
    await press(page, 'Adjust');
    await page.getByText(`${product.name} in ${main.name} adjusted by -2.`).waitFor();
    expect(await availableIn(product, main)).toBe(3);
  });

  it('stands in the ledger with who, why and what was there after it', async () => {
    const product = await newProduct({ stock: 5, stockAt: { [other.id]: 1 } });
    const { shop } = await staff();
    const reason = `Counted ${crypto.randomUUID()}`;
    const body = {
      type: 'adjust',
      productId: product.id,
      quantity: 2,
      warehouseId: main.id,
      reason,
    } as const;
    await shop.call(createMovement, { body });
    const page = await open(`/warehouse/ledger?productId=${product.id}&warehouseId=${main.id}`);
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(2);
    const newest = await rows.first().textContent();
    for (const told of ['+2', `counted in ${main.name}`, '7', reason, 'You']) expect(newest).toContain(told);
    expect(await rows.last().textContent()).toContain('The shop itself');
    await page.getByLabel('Kind').selectOption('receive');
    await expect.poll(() => rows.count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('type')).toBe('receive');
  });
});

describe('the stock', () => {
  it('is marked by its limit, which is changed in place and follows the shop’s again when it is emptied', async () => {
    const product = await newProduct({ stock: 5 });
    const page = await open(`/warehouse?productId=${product.id}`);
    const level = row(page, product, main);
    const limit = level.getByRole('textbox');
    expect(await level.textContent()).toContain('In stock');
    await limit.fill('x');
    await limit.press('Enter');
    await level.getByText('Must be a whole number').waitFor();
    expect(await limit.inputValue()).toBe('x');
    await limit.fill('5');
    await limit.press('Enter');
    await level.getByText('▼ Low').waitFor();
    expect((await levels(product))[0]).toMatchObject({ lowAt: 5, ownLimit: true, state: 'low' });
    await limit.fill('');
    await limit.press('Tab');
    await level.getByText('In stock').waitFor();
    expect((await levels(product))[0]).toMatchObject({ ownLimit: false, state: 'ok' });
  });

  it('shows by itself what others move, while what is being typed stays', async () => {
    const product = await newProduct({ stock: 2 });
    const page = await open(`/warehouse?productId=${product.id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    const limit = row(page, product, main).getByRole('textbox');
    await limit.fill('77');
    await (await admin()).shop.call(createMovement, {
      body: { type: 'receive', productId: product.id, quantity: 40, toWarehouseId: main.id, reason: 'Test' },
    });
    await row(page, product, main).getByText('42', { exact: true }).first().waitFor();
    expect(await limit.inputValue()).toBe('77');
    await limit.press('Escape');
  });

  it('is found by SKU and narrowed to what is low or out, and R moves the row that has the focus', async () => {
    const [scarce, plenty] = await Promise.all([newProduct({ stock: 1 }), newProduct({ stock: 30 })]);
    const page = await open('/warehouse');
    await page.getByLabel('Search').fill(plenty.sku);
    await row(page, plenty, main).waitFor();
    await page.getByLabel('Show').selectOption('1');
    await page.getByText('No stock fits these filters.').waitFor();
    await page.getByLabel('Search').fill(scarce.sku);
    await row(page, scarce, main).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/warehouse/move');
    await page.getByText(scarce.sku).waitFor();
  });
});

describe('warehouses', () => {
  it('changed elsewhere meanwhile are told as they are now; what was typed stays and can be saved on top', async () => {
    const place = await newPlace();
    const { shop } = await admin();
    const page = await open(`/warehouse/places/${place.id}`, admin);
    const mine = `Mine ${crypto.randomUUID()}`;
    await page.getByLabel('Name').fill(mine);
    const theirs = `Theirs ${crypto.randomUUID()}`;
    const seen = { params: { id: place.id } };
    await shop.call(updateWarehouse, {
      ...seen,
      body: { name: theirs, zipCode: '00002' },
      ifMatch: place.version,
    });
    await press(page, 'Save');
    await page.getByText('Somebody else changed this warehouse').waitFor();
    await page.getByText(theirs).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe(mine);
    await press(page, 'Save');
    await page.getByText(`${mine} is saved.`).waitFor();
    expect(await shop.call(getWarehouse, seen)).toMatchObject({ name: mine });
  });

  it('are opened, refused a name that is taken, and closed when nothing is in them', async () => {
    const page = await open('/warehouse/places/new', admin);
    await page.getByLabel('Name').fill(main.name.toUpperCase());
    await page.getByLabel('Zip code').fill('123');
    await press(page, 'Open');
    await page.getByText('five digits').nth(1).waitFor();
    await page.getByLabel('Zip code').fill('00003');
    await press(page, 'Open');
    await page.getByText('Another warehouse has this name').waitFor();
    const name = `Test ${crypto.randomUUID()}`;
    await page.getByLabel('Name').fill(name);
    await press(page, 'Open');
    await page.getByText(`${name} is open.`).waitFor();
    const place = (await warehouses()).find((each) => each.name === name);
    expect(place).toMatchObject({ zipCode: '00003' });

    const product = await newProduct({ stockAt: { [place?.id ?? '']: 1 } });
    await page.getByRole('button', { name: `Close ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('It can’t be closed yet.').waitFor();
    await (await admin()).shop.call(createMovement, {
      body: {
        type: 'adjust',
        productId: product.id,
        quantity: -1,
        warehouseId: place?.id ?? '',
        reason: 'Test',
      },
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText(`${name} is closed.`).waitFor();
    expect((await warehouses()).some((each) => each.name === name)).toBe(false);
  });

  it('are lined up from a zip code in the order of trying, with who would send', async () => {
    const product = await newProduct({ stock: 2, stockAt: { [other.id]: 5 } });
    const page = await open('/warehouse/distance');
    await page.getByLabel('Customer’s zip code').fill(main.zipCode);
    await page.getByRole('img', { name: new RegExp(main.zipCode) }).waitFor();
    await page.getByRole('combobox', { name: 'Product' }).fill(product.sku);
    await page.getByRole('option', { name: new RegExp(product.sku) }).click();
    await page.getByLabel('Quantity').fill('3');
    await page.getByLabel('Quantity').press('Enter');
    const asked = { items: [{ productId: product.id, quantity: 3 }], zipCode: main.zipCode };
    const { shipments } = await (await staff()).shop.call(allocate, { body: asked });
    const sends = (name: string) => page.locator('tbody tr').filter({ hasText: name }).locator('td').last();
    for (const { warehouseName, items } of shipments) {
      await expect.poll(() => sends(warehouseName).textContent()).toBe(`→ ${items[0]?.quantity}`);
    }
    await page.getByLabel('Quantity').fill('8');
    await page.getByLabel('Quantity').press('Enter');
    await page.getByText('the order would be refused').waitFor();
  });
});

describe('roles', () => {
  it('let the warehouse move stock and not open warehouses, and customers do nothing', async () => {
    const page = await open('/warehouse/places');
    expect(await page.getByRole('link', { name: 'Open a warehouse' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Close/ }).count()).toBe(0);
    for (const path of ['/warehouse/places/new', `/warehouse/places/${main.id}`])
      expect((await page.goto(path))?.status()).toBe(403);
    const stranger = await visitors.open();
    await enterDesk(stranger, await newCustomer(), '/warehouse');
    for (const path of ['/api/warehouse/events', '/api/warehouse/products?q=car', '/api/warehouse/levels']) {
      const answer = await stranger.request.get(path, { maxRedirects: 0 });
      expect([401, 403, 303, 307], path).toContain(answer.status());
    }
  });
});
