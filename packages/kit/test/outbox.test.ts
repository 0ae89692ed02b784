import { productQuantityUpdated } from '@eshop/contracts/events';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../src/logging/index.ts';
import {
  createInbox,
  createPublisher,
  createRelay,
  createSqlOutbox,
  newEvent,
  type OutboxEvent,
  type OutboxSource,
  type Relay,
} from '../src/messaging/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import type { Dialect } from '../src/sql/index.ts';
import { eventually, type TestPubSub, testPubSub } from '../src/testing/index.ts';
import { type SqlForTests, useSql } from './use-sql.ts';

const eventOf = (productId: string, version: number): OutboxEvent =>
  newEvent(productQuantityUpdated, { productId, availableQuantity: version, version }, { source: 'test' });

describe.each<Dialect>(['postgres', 'mariadb'])('the outbox on %s', (dialect) => {
  const sql: SqlForTests = useSql(dialect);
  const outbox = createSqlOutbox({ dialect });
  let events: TestPubSub;
  const relays: Relay[] = [];

  beforeAll(async () => {
    events = await testPubSub([productQuantityUpdated]);
  });
  afterAll(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await events.close();
  });

  function newRelay(source: OutboxSource = outbox.source(sql.database)): Relay {
    const relay = createRelay({
      source,
      publisher: createPublisher(events.pubsub),
      logger: silentLogger(),
      metrics: createMetrics('test'),
      pollMilliseconds: 20,
    });
    relays.push(relay);
    relay.start();
    return relay;
  }

  const versionsOf = (productId: string) =>
    events
      .published(productQuantityUpdated)
      .filter(({ data }) => data.productId === productId)
      .map(({ data }) => data.version);

  it('publishes what committed, in order, and never what rolled back', async () => {
    const relay = newRelay();
    const productId = uuidv7();
    await sql.transaction(async (tx) => outbox.append(tx, eventOf(productId, 1), eventOf(productId, 2)));
    const broken = sql.transaction(async (tx) => {
      await outbox.append(tx, eventOf(productId, 3));
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await sql.transaction(async (tx) => outbox.append(tx, eventOf(productId, 4)));
    relay.wake();
    await eventually(() => expect(versionsOf(productId)).toEqual([1, 2, 4]));
    await relay.stop();
  });

  it('tells a transaction that wrote events from one that did not', async () => {
    const productId = uuidv7();
    const appended = (...events: OutboxEvent[]) =>
      sql.transaction(async (tx) => {
        const writer = outbox.within(tx);
        await writer.append(...events);
        return writer.appended;
      });
    expect(await appended()).toBe(false);
    expect(await appended(eventOf(productId, 1))).toBe(true);
    const relay = newRelay();
    await eventually(() => expect(versionsOf(productId)).toEqual([1]));
    await relay.stop();
  });

  it('is emptied by several relays, each event once', async () => {
    const productIds = Array.from({ length: 300 }, () => uuidv7());
    for (const productId of productIds) await outbox.append(sql.database, eventOf(productId, 1));
    const several = [newRelay(), newRelay(), newRelay()];
    await eventually(() => {
      for (const productId of productIds) expect(versionsOf(productId)).toEqual([1]);
    });
    await Promise.all(several.map((relay) => relay.stop()));
    expect(await outbox.source(sql.database).depth()).toEqual({ count: 0, oldestAt: null });
  });

  it('publishes what a relay had claimed when it died, once its lease is over', async () => {
    const productId = uuidv7();
    await outbox.append(sql.database, eventOf(productId, 1));
    const dead = await outbox.source(sql.database).claim(10, 1);
    expect(dead).toHaveLength(1);
    expect(await outbox.source(sql.database).claim(10, 1)).toEqual([]);
    const relay = newRelay();
    await eventually(() => expect(versionsOf(productId)).toEqual([1]));
    await relay.stop();
  });

  it('tries again what could not be published, and says how long it waits', async () => {
    const productId = uuidv7();
    await outbox.append(sql.database, eventOf(productId, 1));
    const source = outbox.source(sql.database);
    const entries = await source.claim(10, 60);
    await source.release(entries.map(({ position }) => position));
    expect(await source.depth()).toMatchObject({ count: 1, oldestAt: expect.any(Date) });
    const relay = newRelay();
    await eventually(() => expect(versionsOf(productId)).toEqual([1]));
    await relay.stop();
  });

  it('drops published events when they are old, and none that waits', async () => {
    const source = outbox.source(sql.database);
    const [old, waiting] = [eventOf(uuidv7(), 1), eventOf(uuidv7(), 1)];
    await outbox.append(sql.database, old, waiting);
    await sql.age('outbox', 'published_at', old.eventId);
    await source.prune();
    expect(await sql.count('outbox', old.eventId)).toBe(0);
    expect(await sql.count('outbox', waiting.eventId)).toBe(1);
  });
});

describe.each<Dialect>(['postgres', 'mariadb'])('the inbox on %s', (dialect) => {
  const sql = useSql(dialect);
  const inbox = createInbox({ dialect });

  it('lets an event through once for each subscription', async () => {
    const id = uuidv7();
    const first = (subscription: string) =>
      sql.transaction((tx) => inbox.firstTime(tx, { id, subscription }));
    expect(await first('one')).toBe(true);
    expect(await first('one')).toBe(false);
    expect(await first('two')).toBe(true);
  });

  it('forgets an event whose handling rolled back', async () => {
    const event = { id: uuidv7(), subscription: 'one' };
    const broken = sql.transaction(async (tx) => {
      await inbox.firstTime(tx, event);
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow();
    expect(await sql.transaction((tx) => inbox.firstTime(tx, event))).toBe(true);
  });

  it('of ten deliveries at once lets one through', async () => {
    const event = { id: uuidv7(), subscription: 'one' };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => sql.transaction((tx) => inbox.firstTime(tx, event))),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });
});
