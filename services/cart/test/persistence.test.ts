import { once } from 'node:events';
import { eventually, serviceHeaders, testVariable } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { guest, startInstance, useCart } from './use-cart.ts';

describe('carts in MySQL', () => {
  let way: TcpProxy;
  const cart = useCart(async (database) => {
    const server = new URL(testVariable('TEST_MARIADB_URL'));
    way = await startTcpProxy({ host: server.hostname, port: Number(server.port) });
    const url = new URL(database);
    url.port = String(way.port);
    return { DATABASE_URL: url.href };
  });
  afterAll(() => way.close());

  const depth = () => cart.context.unsaved.depth();
  const allSaved = () => eventually(async () => expect(await depth()).toBe(0));
  /** Everything this service has in Redis is gone. */
  async function loseRedis() {
    const { direct } = cart.context.redis;
    const keys = await direct.keys(`${cart.environment.REDIS_KEY_PREFIX}*`);
    if (keys.length > 0) await direct.del(keys);
  }
  const metric = async (name: string) => {
    const { text } = await cart.api().get('/metrics');
    return Number(new RegExp(`^${name}{[^}]*} (.*)$`, 'm').exec(text)?.[1]);
  };

  it('come back when all of Redis is lost, as they were', async () => {
    const who = await cart.customer();
    const ids = [1, 2, 3].map(() => cart.products.givenProduct());
    for (const id of ids) await cart.put(who, id, 2, 'mind the paint');
    const token = await cart.guestWith({ [`${ids[0]}`]: 4 });
    const before = [(await cart.get(who)).body, (await cart.get(guest(token))).body];
    await allSaved();
    await loseRedis();
    expect([(await cart.get(who)).body, (await cart.get(guest(token))).body]).toEqual(before);
    await loseRedis();
    const { body } = await cart.put(who, ids[0] ?? '', 1);
    expect(body.items).toHaveLength(3);
    expect(body.version).toBe(4);
  });

  it('are as they were last, although the Redis that takes over had fallen behind', async () => {
    const [reads, writes] = [await cart.customer(), await cart.customer()];
    const [before, after] = [cart.products.givenProduct(), cart.products.givenProduct()];
    const { direct } = cart.context.redis;
    const keyOf = ({ userId }: typeof reads) => `${cart.environment.REDIS_KEY_PREFIX}user:${userId}`;
    const states = new Map<string, Record<string, string>>();
    for (const who of [reads, writes]) {
      await cart.put(who, before, 1);
      states.set(keyOf(who), await direct.hgetall(keyOf(who)));
      await cart.clear(who);
      await cart.put(who, after, 2);
    }
    await allSaved();
    for (const [key, state] of states) await direct.hset(key, state);
    const connected = once(direct, 'ready');
    direct.disconnect(true);
    await connected;
    expect(await cart.held(reads)).toEqual({ [after]: 2 });
    expect((await cart.put(writes, after, 3)).status).toBe(200);
    expect(await cart.held(writes)).toEqual({ [after]: 3 });
  });

  it('that were emptied, merged or checked out do not come back', async () => {
    const [cleared, merged, bought] = [await cart.customer(), await cart.customer(), await cart.customer()];
    const productId = cart.products.givenProduct();
    await cart.put(cleared, productId, 1);
    await cart.put(bought, productId, 1);
    const token = await cart.guestWith({ [productId]: 1 });
    await allSaved();
    await cart.clear(cleared);
    await cart.merge(merged, token);
    const checkOut = async () =>
      cart
        .api()
        .post(`/v1/carts/${bought.userId}/checked-out`)
        .set(await serviceHeaders())
        .send({ orderId, items: [{ productId, quantity: 1 }] });
    const orderId = uuidv7();
    await checkOut();
    await allSaved();
    await loseRedis();
    expect(await cart.held(cleared)).toEqual({});
    expect(await cart.held(bought)).toEqual({});
    expect(await cart.held(guest(token))).toEqual({});
    expect((await cart.merge(merged, token)).body).toMatchObject({ changes: [], items: [{ quantity: 1 }] });
    await cart.put(bought, productId, 1);
    expect((await checkOut()).status).toBe(204);
    expect(await cart.held(bought)).toEqual({ [productId]: 1 });
  });

  it('never give way to older copies', async () => {
    const who = await cart.customer();
    const productId = cart.products.givenProduct();
    await cart.put(who, productId, 1);
    const owner = `user:${who.userId}`;
    await allSaved();
    const old = await cart.context.saved.find(owner);
    await cart.put(who, productId, 2);
    await allSaved();
    if (!old) throw new Error('the cart was not saved');
    await cart.context.saved.save([
      { owner, document: JSON.stringify(old), stamp: old.stamp, expiresAt: null },
    ]);
    expect(await cart.context.saved.find(owner)).toMatchObject({ version: 2, lines: [{ quantity: 2 }] });
  });

  it('wait while MySQL is away, and the waiting is shown', async () => {
    const [known, fresh] = [await cart.customer(), await cart.customer()];
    const productId = cart.products.givenProduct();
    await cart.put(known, productId, 1);
    await allSaved();
    way.cut();
    try {
      expect((await cart.put(known, productId, 2)).status).toBe(200);
      expect((await cart.put(fresh, productId, 3)).status).toBe(200);
      const token = await cart.guestWith({ [productId]: 4 });
      expect(await cart.held(fresh)).toEqual({ [productId]: 3 });
      expect(await cart.held(guest(token))).toEqual({ [productId]: 4 });
      await eventually(async () => expect(await metric('cart_mysql_lag_seconds')).toBeGreaterThan(0.2));
      expect(await metric('cart_mysql_queue_depth')).toBe(3);
      const ready = await cart.api().get('/readyz');
      expect(ready.status).toBe(503);
      expect(ready.body.checks).toMatchObject({ redis: 'ok', mysql: expect.not.stringMatching('ok') });
      expect((await cart.api().get('/readyz/serving')).body).toEqual({
        status: 'ready',
        checks: { redis: 'ok' },
      });
    } finally {
      way.mend();
    }
    await allSaved();
    expect(await metric('cart_mysql_lag_seconds')).toBe(0);
    await loseRedis();
    expect(await cart.held(known)).toEqual({ [productId]: 2 });
    expect(await cart.held(fresh)).toEqual({ [productId]: 3 });
  });

  it('are joined with what a customer did while Redis had lost the cart and MySQL was away', async () => {
    const who = await cart.customer();
    const [kept, changed, removed, added] = [1, 2, 3, 4].map(() => cart.products.givenProduct());
    for (const id of [kept, changed, removed]) await cart.put(who, `${id}`, 1);
    await allSaved();
    way.cut();
    try {
      await loseRedis();
      const unknown = await cart.get(who);
      expect(unknown.status).toBe(503);
      expect(unknown.headers['retry-after']).toBeDefined();
      expect((await cart.put(who, `${changed}`, 5)).status).toBe(200);
      expect((await cart.put(who, `${added}`, 2)).status).toBe(200);
      expect((await cart.remove(who, `${removed}`)).status).toBe(200);
    } finally {
      way.mend();
    }
    await eventually(async () =>
      expect(await cart.held(who)).toEqual({ [`${kept}`]: 1, [`${changed}`]: 5, [`${added}`]: 2 }),
    );
    await allSaved();
    await loseRedis();
    expect(await cart.held(who)).toEqual({ [`${kept}`]: 1, [`${changed}`]: 5, [`${added}`]: 2 });
  });

  it('are saved by another instance when the one that did it is gone', async () => {
    const other = startInstance(cart.environment);
    try {
      await allSaved();
      const who = await cart.customer();
      const productId = cart.products.givenProduct();
      await cart.instance.workers.stop();
      expect((await cart.put(who, productId, 1)).status).toBe(200);
      await eventually(async () =>
        expect(await cart.context.saved.find(`user:${who.userId}`)).toMatchObject({ version: 1 }),
      );
    } finally {
      await other.stop();
    }
    await cart.restart();
  });

  it('of guests end with their time', async () => {
    const productId = cart.products.givenProduct();
    const token = await cart.guestWith({ [productId]: 1 });
    await allSaved();
    await cart.context.database
      .$executeRaw`UPDATE carts SET expires_at = '2020-01-01' WHERE owner LIKE 'guest:%'`;
    await loseRedis();
    expect(await cart.held(guest(token))).toEqual({});
    await cart.context.saved.prune();
    expect(await cart.context.database.savedCart.count({ where: { owner: { startsWith: 'guest:' } } })).toBe(
      0,
    );
  });

  it('are changed by two instances at once and lose nothing', async () => {
    const other = startInstance(cart.environment);
    try {
      const who = await cart.customer();
      const ids = Array.from({ length: 40 }, () => cart.products.givenProduct());
      const { default: request } = await import('supertest');
      const answers = await Promise.all(
        ids.map((id, i) =>
          i % 2 === 0
            ? cart.put(who, id, 1)
            : request(other.app)
                .put(`/v1/cart/items/${id}`)
                .set('authorization', who.authorization ?? '')
                .send({ quantity: 1 }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
      expect(Object.keys(await cart.held(who))).toHaveLength(40);
    } finally {
      await other.stop();
    }
  });
});
