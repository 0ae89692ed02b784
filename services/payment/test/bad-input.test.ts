import { serviceHeaders } from '@eshop/kit/testing';
import request from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { pdfOf, picture } from './files.ts';
import { type Upload, usePayment } from './use-payment.ts';

const paths = (body: { errors?: { path: string }[] }) => (body.errors ?? []).map(({ path }) => path);

describe('what is refused', () => {
  const payment = usePayment();

  /** What of the service's memory an upload may change. */
  const memory = async () => ({
    payments: await payment.payments(),
    uploads: await payment.context.uploads.count(),
    objects: await payment.objects(),
    files: await payment.context.database.proofFile.count(),
  });

  async function refused(upload: Partial<Upload>) {
    const order = await payment.waitingOrder();
    const before = await memory();
    const answer = await payment.upload({
      caller: await payment.customer(),
      orderId: order.id,
      ...upload,
    });
    expect(await memory()).toEqual(before);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body.requestId).toBeTruthy();
    return { status: answer.status, paths: paths(answer.body), detail: answer.body.detail };
  }

  it.each<[string, () => Promise<Buffer> | Buffer, number]>([
    ['a text that calls itself PNG', () => Buffer.from('this is no picture at all'), 415],
    ['a web page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 415],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['a GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 415],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 415],
    ['a ZIP file', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(64)]), 415],
    ['an empty file', () => Buffer.alloc(0), 400],
    ['one byte more than 10 MiB', () => pdfOf(10 * 1024 * 1024 + 1), 413],
  ])('%s, naming the file', async (_what, content, status) => {
    expect(await refused({ file: await content() })).toMatchObject({ status, paths: ['file'] });
  });

  it('a form without a file', async () => {
    expect(await refused({ file: null })).toMatchObject({ status: 400, paths: ['file'] });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a negative amount', { amount: '-1' }, 'amount'],
    ['an amount of nothing', { amount: '0' }, 'amount'],
    ['a fraction', { amount: '1.5' }, 'amount'],
    ['an exponent', { amount: '1e3' }, 'amount'],
    ['an enormous amount', { amount: '99999999999999999999' }, 'amount'],
    ['an amount in words', { amount: 'a lot' }, 'amount'],
    ['a reference of two lines', { reference: 'one\ntwo' }, 'reference'],
    ['a reference with a control character', { reference: 'bell\u0007' }, 'reference'],
    ['a reference that is too long', { reference: 'x'.repeat(141) }, 'reference'],
    ['a note with a zero byte', { note: 'a\u0000b' }, 'note'],
    ['a note that is too long', { note: 'x'.repeat(1_001) }, 'note'],
    ['an order id that is none', { orderId: 'ES-1' }, 'orderId'],
  ])('%s, naming the field', async (_what, fields, path) => {
    expect(await refused({ orderId: fields.orderId ?? uuidv7(), fields })).toMatchObject({
      status: 400,
      paths: [path],
    });
  });

  it('every fault at once', async () => {
    const answer = await payment.upload({
      caller: await payment.customer(),
      file: null,
      fields: { amount: 'x', reference: '\u0007', note: '\u0007' },
    });
    expect(answer.status).toBe(400);
    expect(paths(answer.body).sort()).toEqual(['amount', 'file', 'note', 'orderId', 'reference']);
  });

  it('a field of more than 64 kB', async () => {
    expect(await refused({ fields: { note: 'x'.repeat(70_000) } })).toMatchObject({
      status: 413,
      paths: ['note'],
    });
  });

  it('a great many fields', async () => {
    const fields = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field${index}`, 'x']));
    expect((await refused({ fields })).status).toBe(400);
  });

  it('two files, and a file in another field', async () => {
    const { headers } = await payment.customer();
    const order = await payment.waitingOrder();
    const before = await memory();
    const two = await payment
      .api()
      .post('/v1/payments')
      .set(headers)
      .field('orderId', order.id)
      .attach('file', await picture(), 'one.png')
      .attach('file', await picture(), 'two.png');
    expect([two.status, paths(two.body)]).toEqual([400, ['file']]);
    const elsewhere = await payment
      .api()
      .post('/v1/payments')
      .set(headers)
      .field('orderId', order.id)
      .attach('proof', await picture(), 'one.png');
    expect([elsewhere.status, paths(elsewhere.body)]).toEqual([400, ['proof']]);
    expect(await memory()).toEqual(before);
  });

  it('JSON, and a form that ends in the middle', async () => {
    const { headers } = await payment.customer();
    const json = await payment.api().post('/v1/payments').set(headers).send({ orderId: uuidv7() });
    expect([json.status, json.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const broken = await payment
      .api()
      .post('/v1/payments')
      .set({ ...headers, 'content-type': 'multipart/form-data; boundary=x' })
      .send('--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf');
    expect([broken.status, broken.body.code]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('unknown fields are ignored and never stored, whatever they are called', async () => {
    const fields = { status: 'APPROVED', userId: uuidv7(), __proto__x: 'x', 'constructor.name': 'x' };
    const kept = await payment.submitted({ fields });
    expect(kept).toMatchObject({ status: 'PENDING', userId: (await payment.customer()).userId });
    expect(Object.keys(kept)).not.toContain('__proto__x');
  });

  it.each([
    '/v1/payments?limit=0',
    '/v1/payments?limit=101',
    '/v1/payments?limit=ten',
    '/v1/payments?cursor=nonsense',
    '/v1/payments?cursor=%00',
    '/v1/payments?status=PAID',
    '/v1/payments?orderId=1',
    '/v1/payments/1',
    '/v1/payments/1/proof',
  ])('400 for GET %s', async (path) => {
    const answer = await payment
      .api()
      .get(path)
      .set((await payment.customer()).headers);
    expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(paths(answer.body)).toHaveLength(1);
  });

  it.each<[string, unknown, string]>([
    ['no reason', {}, 'reason'],
    ['a blank reason', { reason: '   ' }, 'reason'],
    ['a reason of several lines', { reason: 'one\ntwo' }, 'reason'],
    ['a reason that is too long', { reason: 'x'.repeat(501) }, 'reason'],
    ['a reason that is a number', { reason: 1 }, 'reason'],
    ['a final that is no truth', { reason: 'unreadable', final: 'yes' }, 'final'],
  ])('a rejection with %s', async (_what, body, path) => {
    const { id } = await payment.submitted();
    const answer = await payment.decide(id, 'reject', body as object);
    expect([answer.status, paths(answer.body)]).toEqual([400, [path]]);
    expect(await payment.get(id)).toMatchObject({ status: 'PENDING', version: 1 });
  });

  it('broken JSON and a huge body', async () => {
    const { id } = await payment.submitted();
    const { headers } = await payment.admin();
    const post = () =>
      request(payment.app)
        .post(`/v1/payments/${id}/reject`)
        .set({ ...headers, 'content-type': 'application/json' });
    expect((await post().send('{"reason":')).status).toBe(400);
    expect((await post().send(JSON.stringify({ reason: 'x'.repeat(300_000) }))).status).toBe(413);
    expect((await payment.get(id)).status).toBe('PENDING');
  });

  it('callers without a token, with a bad one, or with a machine’s', async () => {
    const { id } = await payment.submitted();
    const machine = await serviceHeaders();
    const calls = [
      ['get', '/v1/payments'],
      ['post', '/v1/payments'],
      ['get', `/v1/payments/${id}`],
      ['get', `/v1/payments/${id}/proof`],
      ['post', `/v1/payments/${id}/approve`],
      ['post', `/v1/payments/${id}/reject`],
    ] as const;
    for (const [method, path] of calls) {
      const nobody = await payment.api()[method](path);
      const forged = await payment.api()[method](path).set({ authorization: 'Bearer a.b.c' });
      const service = await payment.api()[method](path).set(machine);
      expect([path, nobody.status, forged.status, service.status]).toEqual([path, 401, 401, 403]);
    }
  });
});
