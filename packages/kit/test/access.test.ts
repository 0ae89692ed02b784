import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { testApp } from './http-app.ts';

describe('who may call', () => {
  it('an endpoint for people: 401 without a good token, 403 for a machine', async () => {
    const { app, received } = testApp();
    const post = () => request(app).post('/v1/orders').send({ items: [] });
    const none = await post();
    expect(none.status).toBe(401);
    expect(none.headers['www-authenticate']).toBe('Bearer realm="eshop"');
    expect(none.type).toBe('application/problem+json');
    for (const header of ['Bearer bad', 'Bearer', 'Basic YTpi', 'customer', 'Bearer a b']) {
      const bad = await post().set('authorization', header);
      expect(bad.status).toBe(401);
      expect(bad.headers['www-authenticate']).toContain('error="invalid_token"');
    }
    expect((await post().set('authorization', 'Bearer service')).status).toBe(403);
    expect(received).toEqual([]);
  });

  it('an endpoint for roles: 403 without one of them', async () => {
    const { app } = testApp();
    const remove = (token: string) =>
      request(app).delete('/v1/orders/1').set('authorization', `bearer ${token}`);
    const refused = await remove('customer');
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe('FORBIDDEN');
    expect((await remove('admin')).status).toBe(204);
    expect((await remove('service')).status).toBe(204);
  });

  it('an open endpoint: a guest, or a caller with a good token; a bad one is not taken for a guest', async () => {
    const { app } = testApp();
    expect((await request(app).get('/v1/orders/1')).body.caller).toBeNull();
    expect((await request(app).get('/v1/orders/1').set('authorization', 'Bearer customer')).body.caller).toBe(
      'u1',
    );
    expect((await request(app).get('/v1/orders/1').set('authorization', 'Bearer bad')).status).toBe(401);
    expect((await request(app).get('/v1/fail/not').set('authorization', 'Bearer bad')).status).toBe(500);
  });

  it('is 503 with Retry-After when that can not be found out', async () => {
    const { app } = testApp();
    const answer = await request(app).get('/v1/orders/1').set('authorization', 'Bearer away');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body.code).toBe('UNAVAILABLE');
  });
});
