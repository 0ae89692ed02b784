import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { testApp } from './http-app.ts';

const id = '0192f0a0-0000-7000-8000-000000000001';

describe('a good request', () => {
  it('reaches the handler parsed and typed, and its answer goes out with status and headers', async () => {
    const { app, received } = testApp();
    const answer = await request(app)
      .post('/v1/orders')
      .set('authorization', 'Bearer customer')
      .set('idempotency-key', 'k-1')
      .send({ items: [{ productId: id, quantity: 2, price: 1 }], note: 'Grüße 🚗\n', hacker: true });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-key': 'k-1', location: '/v1/orders/1' });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers.etag).toBeUndefined();
    expect(received).toEqual([{ items: [{ productId: id, quantity: 2 }], note: 'Grüße 🚗\n' }]);
  });
});
