import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { planWrite } from '../src/stock/plan-write.ts';
import { useWarehouse } from './use-warehouse.ts';

describe('after a crash', () => {
  const warehouse = useWarehouse({ workers: false });
  let main: Warehouse;
  beforeAll(async () => {
    main = await warehouse.givenWarehouse();
  });

  it('what was committed and not yet told is told by the next instance, in order', async () => {
    const productId = await warehouse.insertedStock(main, 5);
    const { orderId } = await warehouse.held([{ productId, quantity: 2 }]);
    await warehouse.release(orderId).expect(200);
    expect(warehouse.toldOf(productId)).toEqual([]);
    const next = await warehouse.startInstance({ workers: true });
    await eventually(() =>
      expect(warehouse.toldOf(productId)).toEqual([
        { productId, availableQuantity: 5, version: 1 },
        { productId, availableQuantity: 3, version: 2 },
        { productId, availableQuantity: 5, version: 3 },
      ]),
    );
    await next.stop();
  });

  it('what was not committed is neither stored nor told', async () => {
    const productId = await warehouse.insertedStock(main, 5);
    const crash = warehouse.context.transaction(async (tx) => {
      const stock = await tx.stock.lock([productId]);
      const hold = { productId, warehouseId: main.id, onHand: 0, reserved: 3 };
      await tx.stock.write(planWrite(stock, [hold], []));
      throw new Error('the process died here');
    });
    await expect(crash).rejects.toThrow('the process died here');
    expect(await warehouse.totalOf(productId)).toMatchObject({ reserved: 0 });
    const { orderId } = await warehouse.held([{ productId, quantity: 1 }]);
    await warehouse.commit(orderId).expect(200);
    const waiting = await warehouse.context.database.outbox.findMany({ where: { orderingKey: productId } });
    expect(waiting.map(({ data }) => JSON.parse(data).version)).toEqual([1, 2]);
  });
});

describe('while the database is away', () => {
  const warehouse = useWarehouse({ workers: false });

  it('for a moment, the service goes on by itself with new connections', async () => {
    const main = await warehouse.givenWarehouse();
    const productId = await warehouse.insertedStock(main, 50);
    await Promise.all(Array.from({ length: 20 }, () => warehouse.held([{ productId, quantity: 1 }])));
    // All connections of this database but the one that asks.
    await warehouse.context.database.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    const orderId = uuidv7();
    await eventually(() => warehouse.reserve(orderId, [{ productId, quantity: 1 }]).expect(200));
    expect(await warehouse.totalOf(productId)).toMatchObject({ onHand: 50, reserved: 21 });
  });

  it('requests are 503 with Retry-After and say nothing of hosts, and readyz names the database', async () => {
    const away = await warehouse.startAway();
    const service = warehouse.headersOf('service');
    const reply = await supertest(away.url)
      .put(`/v1/reservations/${uuidv7()}`)
      .set(service)
      .send({ items: [{ productId: uuidv7(), quantity: 1 }], zipCode: '10250', expiresAt: null });
    expect([reply.status, reply.body.code]).toEqual([503, 'UNAVAILABLE']);
    expect(reply.headers['retry-after']).toBe('1');
    expect(JSON.stringify(reply.body)).not.toContain('127.0.0.1');
    const moved = await supertest(away.url)
      .post('/v1/stock-movements')
      .set(warehouse.headersOf('staff'))
      .set('idempotency-key', uuidv7())
      .send({ type: 'receive', productId: uuidv7(), quantity: 1, reason: 'Test', toWarehouseId: uuidv7() });
    expect(moved.status).toBe(503);
    const ready = await supertest(away.url).get('/readyz');
    expect([ready.status, ready.body.checks]).toEqual([503, { postgres: 'failing', pubsub: 'ok' }]);
    expect((await supertest(away.url).get('/readyz/serving')).status).toBe(503);
    expect((await supertest(away.url).get('/healthz')).status).toBe(200);
    await away.stop();
  });
});
