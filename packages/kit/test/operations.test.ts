import {
  type Delivery,
  deliveriesQuerySchema,
  publishedEventsQuerySchema,
} from '@eshop/contracts/api/operations';
import { paymentUpdated, productQuantityUpdated } from '@eshop/contracts/events';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSqlAudit } from '../src/audit/index.ts';
import { newCaller } from '../src/auth/index.ts';
import { unavailable } from '../src/errors/index.ts';
import { silentLogger } from '../src/logging/index.ts';
import {
  type Consumers,
  createSqlOutbox,
  duplicate,
  newEvent,
  type ReceivedEvent,
  subscribe,
} from '../src/messaging/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { discardDeadLetter, replayDeadLetter } from '../src/operations/decide-dead-letter.ts';
import { type Consuming, createSqlConsuming, createSqlPublishing } from '../src/operations/index.ts';
import type { Dialect } from '../src/sql/index.ts';
import { eventually, type TestPubSub, testPubSub } from '../src/testing/index.ts';
import { type SqlForTests, useSql } from './use-sql.ts';

type QuantityEvent = ReceivedEvent<typeof productQuantityUpdated>;

const subscription = 'product.product-quantity-updated';
const admin = () => newCaller(uuidv7(), ['customer', 'admin'], 'token');
const soon = { timeoutMilliseconds: 25_000 };

describe.each<Dialect>(['postgres', 'mariadb'])('what a service did with events, on %s', (dialect) => {
  const sql: SqlForTests = useSql(dialect);
  let events: TestPubSub;
  const running: Consumers[] = [];

  beforeAll(async () => {
    events = await testPubSub();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((consumers) => consumers.stop()));
  });
  afterAll(() => events.close());

  const auditTrail = () => createSqlAudit({ service: 'product', dialect, database: sql.database });

  /** The consuming side of a service, as a process has it after each start. */
  const newProcess = (): Consuming =>
    createSqlConsuming({
      service: 'product',
      database: { ...sql.database, $transaction: (work) => sql.transaction(work) },
      dialect,
      audit: auditTrail().record,
      pubsub: events.pubsub,
      logger: silentLogger(),
      metrics: createMetrics('test'),
    });

  function start(consuming: Consuming, handle: (event: QuantityEvent) => Promise<unknown>): Consumers {
    const consumers = consuming.start([subscribe(productQuantityUpdated, handle)]);
    running.push(consumers);
    return consumers;
  }

  const publish = (productId = uuidv7(), version = 1) =>
    events.publish(productQuantityUpdated, { productId, availableQuantity: version, version });

  const deliveriesOf = async (
    consuming: Consuming,
    filter: Record<string, string>,
  ): Promise<readonly Delivery[]> =>
    (await consuming.deliveries.list(deliveriesQuerySchema.parse(filter))).items;

  const letterOf = async (consuming: Consuming, eventId: string) => {
    const { items } = await consuming.deadLetters.list({ status: 'waiting', limit: 100 });
    const letter = items.find((one) => one.eventId === eventId);
    if (!letter) throw new Error('it is not among the dead letters');
    return letter;
  };

  it('every try is kept with its times and outcome, and is there after a restart', async () => {
    const consuming = newProcess();
    let tries = 0;
    const consumers = start(consuming, async () => {
      if (++tries === 1) throw unavailable('table');
    });
    const { eventId, orderingKey } = await publish();
    const handled = await eventually(async () => {
      const kept = await deliveriesOf(consuming, { eventId });
      expect(kept.map(({ outcome }) => outcome)).toEqual(['handled', 'retried']);
      return kept;
    });
    expect(handled[1]).toMatchObject({
      error: 'table is temporarily unavailable',
      subscription,
      orderingKey,
    });
    expect(handled[0]?.error).toBeNull();
    expect(Date.parse(handled[0]?.handledAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(handled[0]?.receivedAt ?? ''),
    );
    expect(consuming.consumption.status()).toMatchObject([
      { subscription, handled: 1, retried: 1, failed: 0 },
    ]);
    await consumers.stop();
    const restarted = newProcess();
    expect(await deliveriesOf(restarted, { eventId })).toEqual(handled);
    expect(await deliveriesOf(restarted, { key: orderingKey })).toEqual(handled);
    expect(await deliveriesOf(restarted, { key: uuidv7() })).toEqual([]);
    expect(await deliveriesOf(restarted, { eventId, topic: 'order-created' })).toEqual([]);
  });

  it('what was in memory is written when the service stops', async () => {
    const consuming = newProcess();
    const done = Promise.withResolvers<void>();
    const consumers = start(consuming, async () => done.resolve());
    const { eventId } = await publish();
    await done.promise;
    await consumers.stop();
    await eventually(async () => expect(await deliveriesOf(consuming, { eventId })).toHaveLength(1));
  });

  it('an event that was handled before is told as a duplicate', async () => {
    const consuming = newProcess();
    const seen = new Set<string>();
    start(consuming, async ({ id }) => {
      if (seen.has(id)) return duplicate;
      return seen.add(id);
    });
    const event = await publish();
    await eventually(() => expect(seen.size).toBe(1));
    await events.publishAgain(event);
    await eventually(async () => {
      const outcomes = (await deliveriesOf(consuming, { eventId: event.eventId })).map(
        ({ outcome }) => outcome,
      );
      expect(outcomes).toEqual(['duplicate', 'handled']);
    });
  });

  it('pages are newest first, hold each try once, and can be asked for what came later', async () => {
    const consuming = newProcess();
    start(consuming, async () => undefined);
    const productId = uuidv7();
    for (let version = 1; version <= 5; version++) await publish(productId, version);
    const all = await eventually(async () => {
      const kept = await deliveriesOf(consuming, { key: productId });
      expect(kept).toHaveLength(5);
      return kept;
    });
    const paged: Delivery[] = [];
    let cursor: string | null = null;
    do {
      const query = { key: productId, limit: '2', ...(cursor && { cursor }) };
      const page = await consuming.deliveries.list(deliveriesQuerySchema.parse(query));
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    const first = all.at(-1);
    const later = await deliveriesOf(consuming, { key: productId, after: first?.handledAt ?? '' });
    expect(later).toEqual(all.filter(({ handledAt }) => handledAt > (first?.handledAt ?? '')));
  });

  it('tries older than a day are dropped', async () => {
    const consuming = newProcess();
    start(consuming, async () => undefined);
    const { eventId } = await publish();
    await eventually(async () => expect(await sql.count('deliveries', eventId)).toBe(1));
    await sql.age('deliveries', 'handled_at', eventId);
    // Another start prunes at once.
    start(newProcess(), async () => undefined);
    await eventually(async () => expect(await sql.count('deliveries', eventId)).toBe(0));
  });

  it('what a handler refuses for good is kept with its errors, and a replay after the cause is gone works once', async () => {
    const consuming = newProcess();
    let broken = true;
    const applied: string[] = [];
    start(consuming, async (event) => {
      if (broken) throw new Error('a defect at 127.0.0.1:5432');
      applied.push(event.id);
    });
    const { eventId } = await publish();
    const letter = await eventually(() => letterOf(consuming, eventId), soon);
    expect(letter).toMatchObject({
      subscription,
      eventId,
      attempts: 5,
      status: 'waiting',
      firstError: 'Error: a defect at …',
      lastError: 'Error: a defect at …',
    });
    const anna = admin();
    await expect(
      replayDeadLetter(consuming.deadLetters, letter.id, anna, consuming.handleAgain),
    ).rejects.toMatchObject({
      problem: { code: 'REPLAY_FAILED', status: 409 },
      extra: { error: 'Error: a defect at …' },
    });
    expect(await consuming.deadLetters.find(letter.id)).toMatchObject({ status: 'waiting', attempts: 6 });
    broken = false;
    const replayed = await replayDeadLetter(consuming.deadLetters, letter.id, anna, consuming.handleAgain);
    expect(replayed).toMatchObject({ status: 'replayed', decidedBy: anna.userId });
    expect(
      await replayDeadLetter(consuming.deadLetters, letter.id, anna, consuming.handleAgain),
    ).toMatchObject({
      status: 'replayed',
    });
    expect(applied).toEqual([eventId]);
    const { items } = await auditTrail().list({ limit: 10, subjectId: letter.id });
    expect(items).toMatchObject([{ action: 'dead-letter.replay', actor: { id: anna.userId } }]);
    await eventually(async () => {
      const outcomes = (await deliveriesOf(consuming, { eventId })).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['handled', ...Array.from({ length: 6 }, () => 'failed')]);
    });
  });

  it('what is no JSON is kept as it came and can be discarded, by one of two admins', async () => {
    const consuming = newProcess();
    start(consuming, async () => undefined);
    const bytes = Buffer.from(`no JSON \u0000 ${uuidv7()}`);
    await events.publishRaw('product-quantity-updated', bytes);
    const letter = await eventually(async () => {
      const { items } = await consuming.deadLetters.list({ status: 'waiting', limit: 100 });
      const found = items.find(({ data }) => data.equals(bytes));
      if (!found) throw new Error('it is not kept yet');
      return found;
    }, soon);
    expect(letter.lastError).toMatch(/^SyntaxError: /);
    const before = await consuming.deadLetters.waiting();
    const admins = [admin(), admin()];
    const outcomes = await Promise.allSettled(
      admins.map((one) => discardDeadLetter(consuming.deadLetters, letter.id, one, 'nobody knows it')),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: { code: 'INVALID_STATE', status: 409 } },
    });
    expect(await consuming.deadLetters.waiting()).toBe(before - 1);
    const kept = await consuming.deadLetters.find(letter.id);
    expect(kept).toMatchObject({ status: 'discarded', reason: 'nobody knows it' });
    await expect(
      replayDeadLetter(consuming.deadLetters, letter.id, admin(), consuming.handleAgain),
    ).rejects.toMatchObject({ problem: { code: 'INVALID_STATE' } });
  });

  it('a dead letter that is delivered twice is one letter; one that dies again waits again', async () => {
    const { deadLetters } = newProcess();
    const letter = {
      subscription,
      topic: 'product-quantity-updated',
      eventId: uuidv7(),
      messageId: '1',
      orderingKey: 'key',
      data: Buffer.from('{}'),
      attributes: { 'ce-id': 'x' },
      attempts: 5,
      firstError: 'first',
      lastError: 'last',
      publishedAt: new Date(),
      diedAt: new Date(),
    };
    await deadLetters.keep(letter);
    await deadLetters.keep(letter);
    expect(await sql.count('dead_letters', letter.eventId)).toBe(1);
    const { items } = await deadLetters.list({ status: 'waiting', limit: 100 });
    const id = items.find(({ eventId }) => eventId === letter.eventId)?.id ?? '';
    await discardDeadLetter(deadLetters, id, admin(), 'not needed');
    await deadLetters.keep(letter);
    expect(await deadLetters.find(id)).toMatchObject({ status: 'discarded' });
    await deadLetters.keep({ ...letter, messageId: '2', lastError: 'again' });
    expect(await deadLetters.find(id)).toMatchObject({
      status: 'waiting',
      firstError: 'first',
      lastError: 'again',
      reason: null,
      decidedBy: null,
    });
  });

  it('the outbox tells what was published, by topic, key and time', async () => {
    const outbox = createSqlOutbox({ dialect });
    const published = createSqlPublishing({
      source: outbox.source(sql.database),
      database: sql.database,
      dialect,
      ...(dialect === 'mariadb' && { keyColumns: ['ordering_key', 'order_id'] as const }),
    });
    const [paymentId, orderId, productId] = [uuidv7(), uuidv7(), uuidv7()];
    const payment = newEvent(
      paymentUpdated,
      { paymentId, orderId, status: 'PENDING', version: 1 },
      { source: 'test' },
    );
    const quantities = [1, 2, 3].map((version) =>
      newEvent(productQuantityUpdated, { productId, availableQuantity: 1, version }, { source: 'test' }),
    );
    await sql.transaction((tx) => outbox.append(tx, payment, ...quantities));
    const list = (filter: Record<string, string>) => published.list(publishedEventsQuerySchema.parse(filter));
    expect((await list({ key: paymentId })).items).toMatchObject([
      {
        id: payment.eventId,
        topic: 'payment-updated',
        orderingKey: paymentId,
        data: { orderId },
        publishedAt: null,
      },
    ]);
    if (dialect === 'mariadb') expect((await list({ key: orderId })).items).toHaveLength(1);
    const page = await list({ key: productId, limit: '2' });
    expect(page.items.map(({ id }) => id)).toEqual([quantities[2]?.eventId, quantities[1]?.eventId]);
    const rest = await list({ key: productId, limit: '2', cursor: page.nextCursor ?? '' });
    expect(rest).toMatchObject({ items: [{ id: quantities[0]?.eventId }], nextCursor: null });
    const { committedAt = '' } = page.items[0] ?? {};
    expect((await list({ topic: 'product-quantity-updated', after: committedAt })).items).toEqual([]);
    const earlier = new Date(Date.parse(committedAt) - 1).toISOString();
    expect((await list({ topic: 'product-quantity-updated', after: earlier })).items).toHaveLength(3);
  });
});
