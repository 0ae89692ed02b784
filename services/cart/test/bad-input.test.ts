import { serviceHeaders } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { guest, useCart } from './use-cart.ts';

describe('bad input', () => {
  const cart = useCart();
  const faults = (body: { errors?: { path: string }[] }) => body.errors?.map(({ path }) => path);
  const put = (productId: string, body: object | string, type = 'application/json') =>
    cart
      .api()
      .put(`/v1/cart/items/${productId}`)
      .set('content-type', type)
      .send(typeof body === 'string' ? body : JSON.stringify(body));

  it.each([
    [{}, ['quantity']],
    [{ quantity: -1 }, ['quantity']],
    [{ quantity: 1.5 }, ['quantity']],
    [{ quantity: 1e15 }, ['quantity']],
    [{ quantity: 10_000 }, ['quantity']],
    [{ quantity: '2' }, ['quantity']],
    [{ quantity: null }, ['quantity']],
    [{ quantity: 1, note: 'a'.repeat(501) }, ['note']],
    [{ quantity: 1, note: 'bell \u0007' }, ['note']],
    [{ quantity: 1, note: 7 }, ['note']],
    [{ quantity: 'x', note: '\u0000' }, ['quantity', 'note']],
    [[], ['body']],
  ])('of a line, %j, is 400 and names %j', async (body, paths) => {
    const productId = cart.products.givenProduct();
    const answer = await put(productId, body);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(faults(answer.body)).toEqual(paths);
    expect(answer.body.cartToken).toBeUndefined();
  });

  it('names a product id that is none', async () => {
    const answer = await put('not-an-id', { quantity: 1 });
    expect(answer.status).toBe(400);
    expect(faults(answer.body)).toEqual(['productId']);
    expect((await cart.remove({}, "1'; DROP TABLE carts")).status).toBe(400);
  });

  it('is refused by form: broken JSON, another media type, a huge body', async () => {
    const productId = cart.products.givenProduct();
    expect((await put(productId, '{"quantity": 1')).status).toBe(400);
    expect((await put(productId, 'quantity=1', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await put(productId, { quantity: 1, note: 'a'.repeat(300_000) })).status).toBe(413);
  });

  it.each(['short', 'with blanks in the token', 'a'.repeat(300), '../../../../etc/passwd'])(
    'of a cart token, %j, is 400 on every route of a guest',
    async (token) => {
      const productId = cart.products.givenProduct();
      for (const answer of [
        await cart.get(guest(token)),
        await cart.put(guest(token), productId, 1),
        await cart.remove(guest(token), productId),
        await cart.clear(guest(token)),
      ]) {
        expect(answer.status).toBe(400);
        expect(faults(answer.body)).toEqual(['x-cart-token']);
      }
      const answer = await cart.merge(await cart.customer(), token);
      expect(answer.status).toBe(400);
      expect(faults(answer.body)).toEqual(['cartToken']);
    },
  );

  it('of a token is 401, also where none is needed', async () => {
    expect((await cart.get({ authorization: 'Bearer nonsense' })).status).toBe(401);
    expect((await cart.put({ authorization: 'Basic x' }, uuidv7(), 1)).status).toBe(401);
  });

  it('of a check-out names each fault', async () => {
    const headers = await serviceHeaders();
    const send = (userId: string, body: object) =>
      cart.api().post(`/v1/carts/${userId}/checked-out`).set(headers).send(body);
    const twice = uuidv7();
    const bad = await send('nobody', {
      orderId: 'x',
      items: [
        { productId: twice, quantity: 0 },
        { productId: twice, quantity: 1 },
      ],
    });
    expect(bad.status).toBe(400);
    expect(faults(bad.body)).toEqual(expect.arrayContaining(['userId', 'orderId', 'items.0.quantity']));
    expect((await send(uuidv7(), { orderId: uuidv7(), items: [] })).status).toBe(400);
  });

  it('keeps emoji and line breaks of a note, and no member that it does not know', async () => {
    const productId = cart.products.givenProduct();
    const answer = await put(productId, { quantity: 1, note: 'für 🏍️\n\tund „Ölwechsel“', price: 1 });
    expect(answer.status).toBe(200);
    expect(answer.body.items[0].note).toBe('für 🏍️\n\tund „Ölwechsel“');
    expect(JSON.stringify(answer.body)).not.toContain('"price"');
  });

  it('is answered for unknown paths and methods too', async () => {
    expect((await cart.api().get('/v1/carts')).status).toBe(404);
    expect((await cart.api().patch('/v1/cart').send({})).status).toBe(405);
  });
});
