import { setImmediate as turn } from 'node:timers/promises';
import { eventually } from '@eshop/kit/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { type RedisSet, startRedisSet } from './redis-set.ts';
import { guest, quantities, useCart } from './use-cart.ts';

const products = 4;
const highest = 9_999;

describe('when Redis breaks', () => {
  let redis: RedisSet;
  const cart = useCart(async () => {
    redis = await startRedisSet();
    return redis.environment;
  });
  afterAll(() => redis.stop());

  type Promises = { token: string; held: Record<string, number>; tried: Record<string, number> };

  /** Guests who raise quantities one by one until told to stop; keeps what each was promised and what each tried. */
  async function startLoad(guests: number) {
    const ids = Array.from({ length: products }, () => cart.products.givenProduct({ stock: highest }));
    const statuses: number[] = [];
    let slowest = 0;
    let isOver = false;

    async function shop(): Promise<Promises> {
      const token = await cart.guestWith({ [ids[0] ?? '']: 1 });
      const known: Promises = { token, held: { [ids[0] ?? '']: 1 }, tried: {} };
      for (let i = 0; !isOver; i++) {
        const id = ids[i % ids.length] ?? '';
        const quantity = Math.max(known.held[id] ?? 0, known.tried[id] ?? 0) + 1;
        known.tried[id] = quantity;
        const start = performance.now();
        const { status, headers } = await cart.put(guest(token), id, quantity);
        slowest = Math.max(slowest, performance.now() - start);
        statuses.push(status);
        if (status === 200) known.held[id] = quantity;
        else expect(headers['retry-after']).toBeDefined();
        await turn();
      }
      return known;
    }

    const shoppers = Array.from({ length: guests }, shop);
    const good = () => statuses.filter((status) => status === 200).length;
    return {
      good,
      async end(): Promise<{ promises: Promises[]; statuses: number[]; slowest: number }> {
        isOver = true;
        return { promises: await Promise.all(shoppers), statuses, slowest };
      },
    };
  }

  /** Every promise is kept: nothing acknowledged is missing, nothing is there that nobody tried. */
  async function expectKept(promises: readonly Promises[]): Promise<void> {
    for (const { token, held, tried } of promises) {
      const answer = await cart.get(guest(token));
      expect(answer.status).toBe(200);
      const now = quantities(answer.body);
      for (const [id, quantity] of Object.entries(held)) {
        expect(now[id]).toBeGreaterThanOrEqual(quantity);
        expect(now[id]).toBeLessThanOrEqual(Math.max(quantity, tried[id] ?? 0));
      }
    }
  }

  const goesOn = (load: { good(): number }) => {
    const before = load.good();
    return eventually(() => expect(load.good()).toBeGreaterThan(before + 50), {
      timeoutMilliseconds: 20_000,
    });
  };

  it('keeps every acknowledged write when the master is killed under load', async () => {
    const load = await startLoad(8);
    await goesOn(load);
    const old = await redis.signalMaster('SIGKILL');
    await goesOn(load);
    const { promises, statuses, slowest } = await load.end();
    expect(new Set(statuses)).toEqual(new Set(statuses.includes(503) ? [200, 503] : [200]));
    expect(slowest).toBeLessThan(5_500);
    await expectKept(promises);
    await redis.revive();
    await eventually(async () => expect(await redis.signalMaster('SIGCONT')).not.toBe(old));
    await expectKept(promises);
  }, 60_000);

  it('keeps every acknowledged write when the master hangs and comes back later', async () => {
    const load = await startLoad(8);
    await goesOn(load);
    await redis.signalMaster('SIGSTOP');
    await goesOn(load);
    const { promises, statuses } = await load.end();
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await expectKept(promises);
    await redis.signalReplicas('SIGCONT');
    await expectKept(promises);
  }, 60_000);

  it('acknowledges nothing that only the master has, and says so', async () => {
    const productId = cart.products.givenProduct();
    const token = await cart.guestWith({ [productId]: 1 });
    await redis.signalReplicas('SIGSTOP');
    try {
      const start = performance.now();
      const answer = await cart.put(guest(token), productId, 2);
      expect(answer.status).toBe(503);
      expect(answer.body.code).toBe('UNAVAILABLE');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(5_500);
      const ready = await cart.api().get('/readyz');
      expect(ready.status).toBe(503);
      expect(ready.body.detail).toContain('redis');
    } finally {
      await redis.signalReplicas('SIGCONT');
    }
    await eventually(async () => expect((await cart.put(guest(token), productId, 2)).status).toBe(200));
    expect(await cart.held(guest(token))).toEqual({ [productId]: 2 });
    await eventually(async () => expect((await cart.api().get('/readyz')).status).toBe(200));
  }, 60_000);

  it('connects again after the client library has given up for good', async () => {
    const productId = cart.products.givenProduct();
    const token = await cart.guestWith({ [productId]: 1 });
    // What ioredis does itself when a failover is told in the middle of a reconnect.
    cart.context.redis.direct.disconnect();
    await eventually(async () => expect(cart.context.redis.direct.status).toBe('end'));
    await eventually(async () => expect(await cart.held(guest(token))).toEqual({ [productId]: 1 }));
  });

  it('brings carts back from MySQL when all of Redis is gone with its data', async () => {
    const productId = cart.products.givenProduct();
    const who = await cart.customer();
    await cart.put(who, productId, 3);
    const token = await cart.guestWith({ [productId]: 2 });
    const load = await startLoad(4);
    await goesOn(load);
    const { promises } = await load.end();
    await eventually(async () => expect(await cart.context.unsaved.depth()).toBe(0));
    await redis.loseEverything();
    await eventually(async () => expect((await cart.get(who)).status).toBe(200));
    expect(await cart.held(who)).toEqual({ [productId]: 3 });
    expect(await cart.held(guest(token))).toEqual({ [productId]: 2 });
    await expectKept(promises);
    await eventually(async () => expect((await cart.put(who, productId, 4)).status).toBe(200));
    expect((await cart.get(who)).body.version).toBe(2);
  }, 60_000);
});
