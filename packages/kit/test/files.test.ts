import { createHash } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { testApp } from './http-app.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const upload = (app: Parameters<typeof request>[0]) =>
  request(app).post('/v1/proofs').set('authorization', 'Bearer customer');
const paths = (answer: request.Response) => answer.body.errors.map(({ path }: { path: string }) => path);

describe('an uploaded file', () => {
  it.each([
    ['image/png', png],
    ['application/pdf', pdf],
  ])(
    'arrives with the type of its content (%s), its size and hash, whatever the client claims',
    async (type, content) => {
      const { app } = testApp();
      const answer = await upload(app)
        .field('orderId', 'o-1')
        .attach('file', content, { filename: 'proof.exe', contentType: 'application/x-msdownload' });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        orderId: 'o-1',
        contentType: type,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    },
  );

  it('counts by its content: same fields and file give the same hash, another file another one', async () => {
    const { app } = testApp();
    const send = async (content: Buffer, name: string) =>
      (await upload(app).field('orderId', 'o-1').attach('file', content, name)).body.bodyHash;
    const first = await send(png, 'a.png');
    expect(await send(png, 'b.png')).toBe(first);
    expect(await send(pdf, 'a.png')).not.toBe(first);
  });

  it.each([
    ['text', Buffer.from('hello, I am a picture')],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a GIF', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')],
    ['a single byte', Buffer.from([0x89])],
  ])('that holds %s and claims to be a PNG is 415 naming the field', async (_what, content) => {
    const { app, received } = testApp();
    const answer = await upload(app)
      .field('orderId', 'o-1')
      .attach('file', content, { filename: 'proof.png', contentType: 'image/png' });
    expect(answer.status).toBe(415);
    expect(paths(answer)).toEqual(['file']);
    expect(received).toEqual([]);
  });

  it('that is too big is 413 naming the field', async () => {
    const { app } = testApp();
    const answer = await upload(app)
      .field('orderId', 'o-1')
      .attach('file', Buffer.concat([png, Buffer.alloc(2_000)]), 'a.png');
    expect(answer.status).toBe(413);
    expect(paths(answer)).toEqual(['file']);
  });

  it('that is missing or empty is 400 naming the field, beside the other faults', async () => {
    const { app } = testApp();
    const missing = await upload(app).field('amount', '-1');
    expect(missing.status).toBe(400);
    expect(paths(missing).sort()).toEqual(['amount', 'file', 'orderId']);
    const empty = await upload(app).field('orderId', 'o-1').attach('file', Buffer.alloc(0), 'a.png');
    expect(empty.status).toBe(400);
    expect(paths(empty)).toEqual(['file']);
  });

  it('in another field, or a second one, is 400', async () => {
    const { app } = testApp();
    const other = await upload(app).field('orderId', 'o-1').attach('picture', png, 'a.png');
    expect(other.status).toBe(400);
    expect(paths(other)).toEqual(['picture']);
    const two = await upload(app)
      .field('orderId', 'o-1')
      .attach('file', png, 'a.png')
      .attach('file', png, 'b.png');
    expect(two.status).toBe(400);
  });

  it.each([
    ['application/json', '{"orderId":"o-1"}', 415],
    ['multipart/form-data', 'x', 415],
    ['multipart/form-data; boundary=b', 'no form at all', 400],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      400,
    ],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="__proto__[x]"\r\n\r\n1\r\n--b--\r\n',
      400,
    ],
  ])('in a body of type %s that is no form (%j) is %i', async (type, body, status) => {
    const { app } = testApp();
    const answer = await upload(app).set('content-type', type).send(body);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
  });

  it('with too many or too long fields is refused', async () => {
    const { app } = testApp();
    let many = upload(app).attach('file', png, 'a.png');
    for (let count = 0; count < 40; count += 1) many = many.field(`f${count}`, 'x');
    expect((await many).status).toBe(400);
    const long = await upload(app).field('orderId', 'x'.repeat(70_000)).attach('file', png, 'a.png');
    expect(long.status).toBe(413);
    expect(paths(long)).toEqual(['orderId']);
  });

  it('is not read for a caller without a token', async () => {
    const { app } = testApp();
    const answer = await request(app).post('/v1/proofs').attach('file', png, 'a.png');
    expect(answer.status).toBe(401);
  });
});
