import { fork } from 'node:child_process';
import { once } from 'node:events';
import { productQuantityUpdated } from '@eshop/contracts/events';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unavailable } from '../src/errors/index.ts';
import { currentTrace, silentLogger } from '../src/logging/index.ts';
import { type Consumers, type ReceivedEvent, startConsumers, subscribe } from '../src/messaging/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { eventually, type TestPubSub, testPubSub } from '../src/testing/index.ts';

type QuantityEvent = ReceivedEvent<typeof productQuantityUpdated>;

describe('a consumer', () => {
  let events: TestPubSub;
  const dead: string[] = [];
  const running: Consumers[] = [];

  beforeAll(async () => {
    events = await testPubSub();
    const [letters] = await events.pubsub
      .topic('product.product-quantity-updated.dead')
      .createSubscription('test.dead');
    letters.on('message', (message) => {
      dead.push(message.attributes['ce-id'] ?? message.data.toString());
      message.ack();
    });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((consumers) => consumers.stop()));
  });
  afterAll(() => events.close());

  function consume(handle: (event: QuantityEvent) => Promise<void>): Consumers {
    const consumers = startConsumers({
      pubsub: events.pubsub,
      service: 'product',
      logger: silentLogger(),
      metrics: createMetrics('test'),
      subscriptions: [subscribe(productQuantityUpdated, handle)],
    });
    running.push(consumers);
    return consumers;
  }

  const publish = (productId = uuidv7(), version = 1) =>
    events.publish(productQuantityUpdated, { productId, availableQuantity: version, version });

  it('hands over parsed data with the event’s id and the trace of its cause', async () => {
    const seen: { event: QuantityEvent; traceparent: string | undefined }[] = [];
    consume(async (event) => {
      seen.push({ event, traceparent: currentTrace()?.traceparent });
    });
    const sent = await publish();
    await eventually(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.event).toMatchObject({
      id: sent.eventId,
      subscription: 'product.product-quantity-updated',
    });
    expect(seen[0]?.event.time).toBeInstanceOf(Date);
    expect(seen[0]?.traceparent).toMatch(/^00-[\da-f]{32}-/);
  });

  it('keeps a message while a dependency is away, more than five times over, and handles it afterwards', async () => {
    let tries = 0;
    const done: string[] = [];
    consume(async (event) => {
      if (++tries <= 6) throw unavailable('warehouse');
      done.push(event.id);
    });
    const sent = await publish();
    await eventually(() => expect(done).toEqual([sent.eventId]), { timeoutMilliseconds: 25_000 });
    expect(dead).not.toContain(sent.eventId);
  });

  it('gives up on a message that fails for its own reasons after five tries, and goes on with the next', async () => {
    const tried = new Map<string, number>();
    consume(async (event) => {
      tried.set(event.id, (tried.get(event.id) ?? 0) + 1);
      if (event.data.version === 13) throw new Error('a defect');
    });
    const bad = await publish(uuidv7(), 13);
    const good = await publish();
    await eventually(() => expect(tried.get(good.eventId)).toBe(1));
    await eventually(() => expect(dead).toContain(bad.eventId), { timeoutMilliseconds: 25_000 });
    expect(tried.get(bad.eventId)).toBe(5);
  });

  it('never hands over what does not fit the contract', async () => {
    const seen: string[] = [];
    consume(async (event) => {
      seen.push(event.id);
    });
    await events.publishRaw('product-quantity-updated', Buffer.from('{"version":-1}'));
    await eventually(() => expect(dead).toContain('{"version":-1}'), { timeoutMilliseconds: 25_000 });
    expect(seen).toEqual([]);
  });

  it('finishes what is in hand when it stops, and the next one gets the rest', async () => {
    const productId = uuidv7();
    const started: number[] = [];
    const finished: number[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = consume(async ({ data }) => {
      started.push(data.version);
      await gate;
      finished.push(data.version);
    });
    for (const version of [1, 2, 3]) await publish(productId, version);
    await eventually(() => expect(started).toEqual([1]));
    const stopped = first.stop();
    release();
    await stopped;
    expect(finished).toEqual([1]);
    consume(async ({ data }) => {
      finished.push(data.version);
    });
    await eventually(() => expect(finished.filter((version) => version > 1)).toEqual([2, 3]));
  });

  it('gets what a process had in hand that was killed, soon, however long messages took there before', async () => {
    const child = fork(`${import.meta.dirname}/consumer-to-be-killed.ts`, [events.projectId]);
    const handled: string[] = [];
    const inHand: string[] = [];
    child.on('message', ([what, id]: [string, string]) => (what === 'handled' ? handled : inHand).push(id));
    const slow = await publish();
    await eventually(() => expect(handled).toContain(slow.eventId), { timeoutMilliseconds: 20_000 });
    const held = await publish(uuidv7(), 2);
    await eventually(() => expect(inHand).toContain(held.eventId));
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    const seen: string[] = [];
    consume(async (event) => {
      seen.push(event.id);
    });
    await eventually(() => expect(seen).toContain(held.eventId), { timeoutMilliseconds: 25_000 });
  }, 60_000);

  it('gets the events of one aggregate in their order', async () => {
    const productId = uuidv7();
    const versions: number[] = [];
    consume(async ({ data }) => {
      if (data.productId === productId) versions.push(data.version);
    });
    for (let version = 1; version <= 50; version++) await publish(productId, version);
    await eventually(() => expect(versions).toHaveLength(50));
    expect(versions).toEqual(versions.toSorted((left, right) => left - right));
  });
});
