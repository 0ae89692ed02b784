import type { StockLevel, Warehouse } from '@eshop/contracts/api/warehouse';
import { eventually } from '@eshop/kit/testing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expireReservations } from '../src/reservations/expire-reservations.ts';
import { type Instance, inSeconds, useWarehouse } from './use-warehouse.ts';

type Frame = {
  readonly event: string;
  readonly id: string;
  readonly reload: boolean;
  readonly levels: StockLevel[];
};

describe('GET /v1/stock-feed', () => {
  const warehouse = useWarehouse();
  let place: Warehouse;
  let far: Warehouse;
  const watching: AbortController[] = [];
  beforeAll(async () => {
    place = await warehouse.givenWarehouse('10250');
    far = await warehouse.givenWarehouse('90210');
  });
  afterEach(() => {
    for (const watcher of watching.splice(0)) watcher.abort();
  });

  /** Watches until the test ends; resolves when the feed has begun. */
  async function watch({ url = warehouse.url, after }: { url?: string; after?: string } = {}) {
    const gone = new AbortController();
    watching.push(gone);
    const answer = await fetch(`${url}/v1/stock-feed`, {
      headers: { ...warehouse.headersOf('staff'), ...(after ? { 'last-event-id': after } : {}) },
      signal: gone.signal,
    });
    const frames: Frame[] = [];
    void readFrames(answer, frames).catch(() => undefined);
    await eventually(() => expect(frames.length).toBeGreaterThan(0));
    return {
      frames,
      stop: () => gone.abort(),
      /** Waits until the newest that was told of the product in the place is so much on hand and reserved. */
      tells: (productId: string, { id }: Warehouse, onHand: number, reserved: number) =>
        eventually(() => {
          const newest = frames
            .flatMap(({ levels }) => levels)
            .findLast((level) => level.productId === productId && level.warehouseId === id);
          expect(newest).toMatchObject({ onHand, reserved });
        }),
    };
  }

  it('tells each level that changes, by movement, hold, release and sale', async () => {
    const feed = await watch();
    const productId = await warehouse.givenStock([place, 5]);
    await feed.tells(productId, place, 5, 0);
    await warehouse
      .move({ type: 'transfer', productId, quantity: 1, fromWarehouseId: place.id, toWarehouseId: far.id })
      .expect(201);
    await feed.tells(productId, place, 4, 0);
    await feed.tells(productId, far, 1, 0);
    const first = await warehouse.held([{ productId, quantity: 2 }]);
    await feed.tells(productId, place, 4, 2);
    await warehouse.commit(first.orderId).expect(200);
    await feed.tells(productId, place, 2, 0);
    const second = await warehouse.held([{ productId, quantity: 1 }]);
    await feed.tells(productId, place, 2, 1);
    await warehouse.release(second.orderId).expect(200);
    await feed.tells(productId, place, 2, 0);
  });

  it('tells what another instance does', async () => {
    const other: Instance = await warehouse.startInstance({ workers: false });
    try {
      const feed = await watch({ url: other.url });
      const productId = await warehouse.givenStock([place, 3]);
      await warehouse.held([{ productId, quantity: 1 }], { expiresAt: inSeconds(-1) });
      await expireReservations(warehouse.context);
      await feed.tells(productId, place, 3, 0);
    } finally {
      for (const watcher of watching.splice(0)) watcher.abort();
      await other.stop();
    }
  });

  it('goes on after Last-Event-ID with what was missed', async () => {
    const first = await watch();
    const productId = await warehouse.givenStock([place, 5]);
    await first.tells(productId, place, 5, 0);
    const after = first.frames.at(-1)?.id ?? '';
    first.stop();
    const missed = await warehouse.givenStock([place, 7]);
    const second = await watch({ after });
    await second.tells(missed, place, 7, 0);
  });

  it('tells a level once for all that happened to it while nothing more happens', async () => {
    const feed = await watch();
    const productId = await warehouse.givenStock([place, 5]);
    await feed.tells(productId, place, 5, 0);
    await warehouse.receive(await warehouse.givenProduct(), place, 1).expect(201);
    await eventually(() => expect(feed.frames.at(-1)?.levels).toMatchObject([{ onHand: 1 }]));
    const times = feed.frames
      .flatMap(({ levels }) => levels)
      .filter((level) => level.productId === productId);
    expect(times.length).toBe(1);
  });

  it('says reload to who comes back after long', async () => {
    const feed = await watch({ after: `1-${Date.now() - 3_600_000}` });
    expect(feed.frames[0]).toMatchObject({ event: 'stock', reload: true });
    expect(feed.frames[0]?.id).toMatch(/^\d+-\d+$/);
  });

  it.each(['x', '1', '1-', '-1-1', '1-1-1'])('refuses the Last-Event-ID %s', async (after) => {
    const reply = await warehouse.as('staff').get('/v1/stock-feed').set('last-event-id', after).expect(400);
    expect(reply.body.errors).toMatchObject([{ path: 'Last-Event-ID' }]);
  });

  it('is for staff alone', async () => {
    expect((await warehouse.guest.get('/v1/stock-feed')).status).toBe(401);
    for (const who of ['customer', 'service'] as const)
      expect((await warehouse.as(who).get('/v1/stock-feed')).status).toBe(403);
  });

  it('forgets watchers that go away', async () => {
    const feed = await watch();
    expect(warehouse.context.stockFeed.watchers).toBeGreaterThan(0);
    feed.stop();
    await eventually(() => expect(warehouse.context.stockFeed.watchers).toBe(0));
  });
});

async function readFrames(answer: Response, frames: Frame[]): Promise<void> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    frames.push(...parts.filter((part) => !part.startsWith(':')).map(parseFrame));
  }
}

function parseFrame(frame: string): Frame {
  const fields = Object.fromEntries(
    frame.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  );
  return { event: fields.event ?? '', id: fields.id ?? '', ...JSON.parse(fields.data ?? '{}') };
}
