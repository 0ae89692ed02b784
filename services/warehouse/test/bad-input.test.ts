import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWarehouse } from './use-warehouse.ts';

const productId = uuidv7();
const place = uuidv7();
const receive = { type: 'receive', productId, quantity: 1, reason: 'Test', toWarehouseId: place };
const transfer = { ...receive, type: 'transfer', fromWarehouseId: uuidv7() };
const adjust = { type: 'adjust', productId, quantity: 1, reason: 'Test', warehouseId: place };
const hold = { items: [{ productId, quantity: 1 }], zipCode: '10250', expiresAt: null };
const open = { name: 'North', zipCode: '10250' };
const badQuantities = [0, -1, 1.5, 1_000_001, 1e300, '1', null, undefined, [1], {}, Number.NaN];

describe('bad input', () => {
  const warehouse = useWarehouse({ workers: false });
  let main: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse();
  });

  /** Nothing of what the tests below send may be stored. */
  async function stored() {
    const {
      warehouse: warehouses,
      product,
      stockLevel,
      stockMovement,
      reservation,
      outbox,
    } = warehouse.context.database;
    return Promise.all([
      warehouses.count(),
      product.count(),
      stockLevel.count(),
      stockMovement.count(),
      reservation.count(),
      outbox.count(),
    ]);
  }

  async function refuses(request: PromiseLike<{ status: number; type: string; body: Body }>, path: string) {
    const before = await stored();
    const reply = await request;
    expect([reply.status, reply.type, reply.body.code]).toEqual([
      400,
      'application/problem+json',
      'VALIDATION_FAILED',
    ]);
    expect(reply.body.errors?.map((fault) => fault.path)).toContain(path);
    expect(await stored()).toEqual(before);
  }
  type Body = { code?: string; errors?: { path: string }[] };

  it.each([
    ['name', { ...open, name: '' }],
    ['name', { ...open, name: '   ' }],
    ['name', { ...open, name: 'x'.repeat(101) }],
    ['name', { ...open, name: 'line\nbreak' }],
    ['name', { ...open, name: 'bell\u0007' }],
    ['name', { ...open, name: 'nul\u0000' }],
    ['name', { ...open, name: 'half \ud83d' }],
    ['name', { ...open, name: 7 }],
    ['name', { zipCode: '10250' }],
    ['zipCode', { ...open, zipCode: '1025' }],
    ['zipCode', { ...open, zipCode: '102500' }],
    ['zipCode', { ...open, zipCode: '1025a' }],
    ['zipCode', { ...open, zipCode: '١٠٢٥٠' }],
    ['zipCode', { ...open, zipCode: 10_250 }],
    ['isMain', { ...open, isMain: 'yes' }],
    ['body', []],
    ['body', 'text'],
  ])('POST /v1/warehouses names %s', async (path, body) => {
    await refuses(
      warehouse
        .as('admin')
        .post('/v1/warehouses')
        .set('content-type', 'application/json')
        .send(JSON.stringify(body)),
      path,
    );
  });

  it.each([
    ['name', { name: '\u0000' }],
    ['zipCode', { zipCode: 'abcde' }],
    ['isMain', { isMain: 1 }],
    ['body', {}],
    ['body', { unknown: 1 }],
  ])('PATCH /v1/warehouses/:id names %s', async (path, body) => {
    await refuses(
      warehouse.as('admin').patch(`/v1/warehouses/${main.id}`).set('if-match', '"1"').send(body),
      path,
    );
  });

  it.each(['*', '1', '"x"', '"-1"', '"99999999999999999999"'])('If-Match: %s is refused', async (tag) => {
    await refuses(
      warehouse
        .as('admin')
        .patch(`/v1/warehouses/${main.id}`)
        .set('if-match', tag)
        .send({ zipCode: '10251' }),
      'if-match',
    );
  });

  it.each([
    ...badQuantities.map((quantity) => ['quantity', { ...receive, quantity }] as const),
    ...badQuantities.map((quantity) => ['quantity', { ...transfer, quantity }] as const),
    ...[0, 0.5, -1_000_001, 1_000_001, '1'].map((quantity) => ['quantity', { ...adjust, quantity }] as const),
    ['type', { ...receive, type: 'sale' }],
    ['type', { ...receive, type: undefined }],
    ['productId', { ...receive, productId: 'x' }],
    ['productId', { ...receive, productId: undefined }],
    ['reason', { ...receive, reason: '' }],
    ['reason', { ...receive, reason: 'a\u0000b' }],
    ['reason', { ...receive, reason: 'x'.repeat(501) }],
    ['reason', { ...receive, reason: undefined }],
    ['toWarehouseId', { ...receive, toWarehouseId: "1' OR '1'='1" }],
    ['toWarehouseId', { ...transfer, toWarehouseId: transfer.fromWarehouseId }],
    ['fromWarehouseId', { ...transfer, fromWarehouseId: undefined }],
    ['warehouseId', { ...adjust, warehouseId: undefined }],
  ] as const)('POST /v1/stock-movements names %s of %o', async (path, body) => {
    await refuses(warehouse.as('staff').post('/v1/stock-movements').send(body), path);
  });

  it.each([
    ['items', { ...hold, items: [] }],
    ['items', { ...hold, items: Array.from({ length: 101 }, () => ({ productId: uuidv7(), quantity: 1 })) }],
    ['items', { zipCode: '10250', expiresAt: null }],
    ['items.0.quantity', { ...hold, items: [{ productId, quantity: 0 }] }],
    ['items.0.quantity', { ...hold, items: [{ productId, quantity: -5 }] }],
    ['items.0.quantity', { ...hold, items: [{ productId, quantity: 10_000 }] }],
    ['items.0.productId', { ...hold, items: [{ productId: '', quantity: 1 }] }],
    [
      'items.1.productId',
      { ...hold, items: [hold.items[0], { productId: productId.toUpperCase(), quantity: 1 }] },
    ],
    ['zipCode', { ...hold, zipCode: '' }],
    ['expiresAt', { ...hold, expiresAt: 'tomorrow' }],
    ['expiresAt', { ...hold, expiresAt: '2026-11-21' }],
    ['expiresAt', { ...hold, expiresAt: '0000-01-01T00:00:00Z' }],
    ['expiresAt', { ...hold, expiresAt: '9999-12-31T23:59:59Z' }],
    ['expiresAt', { ...hold, expiresAt: 0 }],
    ['expiresAt', { items: hold.items, zipCode: '10250' }],
  ])('PUT /v1/reservations/:orderId names %s', async (path, body) => {
    await refuses(warehouse.as('service').put(`/v1/reservations/${uuidv7()}`).send(body), path);
    if (path !== 'expiresAt') {
      await refuses(warehouse.as('staff').post('/v1/allocations').send(body), path);
    }
  });

  it.each([
    ['limit', '/v1/warehouses?limit=0'],
    ['limit', '/v1/warehouses?limit=101'],
    ['limit', '/v1/stock?limit=1e1'],
    ['limit', '/v1/stock-movements?limit=abc'],
    ['limit', '/v1/stock?limit=5&limit=6'],
    ['cursor', '/v1/warehouses?cursor=abc'],
    ['cursor', `/v1/stock?cursor=${Buffer.from('{"before":"x"}').toString('base64url')}`],
    ['cursor', `/v1/stock-movements?cursor=${Buffer.from('[]').toString('base64url')}`],
    ['cursor', '/v1/stock-movements?cursor=%00'],
    ['below', '/v1/stock?below=0'],
    ['below', '/v1/stock?below=-1'],
    ['below', '/v1/stock?below=1.5'],
    ['productId', '/v1/stock?productId=1'],
    ['warehouseId', '/v1/stock-movements?warehouseId=x'],
    ['type', '/v1/stock-movements?type=theft'],
    ['id', '/v1/warehouses/7'],
  ])('names %s in GET %s', async (path, url) => {
    await refuses(warehouse.as('admin').get(url), path);
  });

  it('an order id that is none is named', async () => {
    const service = warehouse.as('service');
    await refuses(service.put('/v1/reservations/7').send(hold), 'orderId');
    await refuses(service.post('/v1/reservations/x/commit'), 'orderId');
    await refuses(service.post('/v1/reservations/x/release'), 'orderId');
  });

  it('an unknown warehouse is not found', async () => {
    const path = `/v1/warehouses/${uuidv7()}`;
    await warehouse.as('admin').get(path).expect(404);
    await warehouse.as('admin').patch(path).set('if-match', '"1"').send({ zipCode: '10250' }).expect(404);
    await warehouse.as('admin').delete(path).set('if-match', '"1"').expect(404);
  });

  it('what is no JSON, too large or of another type is refused', async () => {
    const post = () => warehouse.as('staff').post('/v1/stock-movements');
    const broken = await post().set('content-type', 'application/json').send('{"type":');
    expect(broken.status).toBe(400);
    const huge = await post().send({ ...receive, reason: 'x'.repeat(300_000) });
    expect(huge.status).toBe(413);
    const form = await post().type('form').send('type=receive');
    expect(form.status).toBe(415);
    for (const { type } of [broken, huge, form]) expect(type).toBe('application/problem+json');
  });

  it('unknown members are ignored and never stored, emoji and all letters kept', async () => {
    const reply = await warehouse
      .as('admin')
      .post('/v1/warehouses')
      .send({ name: 'Łódź 🏬 東京', zipCode: '00001', isMain: false, version: 9, id: uuidv7(), evil: true })
      .expect(201);
    expect(reply.body).toMatchObject({ name: 'Łódź 🏬 東京', zipCode: '00001', version: 1 });
    expect(reply.body).not.toHaveProperty('evil');
  });
});
