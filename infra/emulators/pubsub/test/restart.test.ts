import { randomUUID } from 'node:crypto';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PubSub } from '@google-cloud/pubsub';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPubSubEmulator } from '../src/index.ts';
import { collect } from './collect.ts';
import { connect, givenSubscription, publish, soon, temporaryFolder } from './use-emulator.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** Runs an emulator on the folder of the test for as long as `use` takes. */
async function run<T>(projectId: string, use: (client: PubSub) => Promise<T>): Promise<T> {
  const emulator = await startPubSubEmulator({ port: 0, dataDir: folder.path });
  const client = connect(emulator.port, projectId);
  try {
    return await use(client);
  } finally {
    await client.close();
    await emulator.stop();
  }
}

const journal = () => join(folder.path, 'journal.jsonl');

describe('a restart', () => {
  it('keeps topics, subscriptions and what is not acknowledged', async () => {
    const project = `test-${randomUUID()}`;
    const names = await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client, { labels: { team: 'order' } });
      await topic.setMetadata({ labels: { team: 'payment' } });
      for (const text of ['a', 'b', 'c', 'd']) await publish(topic, text);
      const acknowledged: string[] = [];
      const received = collect(subscription, (message) => {
        const text = message.data.toString();
        if (text > 'b') return;
        message.ack();
        acknowledged.push(text);
      });
      await vi.waitFor(() => expect(acknowledged).toHaveLength(2), soon);
      await received.stop();
      return { topic: topic.name, subscription: subscription.name };
    });
    await run(project, async (client) => {
      const [metadata] = await client.subscription(names.subscription).getMetadata();
      expect(metadata).toMatchObject({ topic: names.topic, labels: { team: 'order' } });
      expect((await client.topic(names.topic).getMetadata())[0].labels).toEqual({ team: 'payment' });
      await publish(client.topic(names.topic), 'e');
      const rest = collect(client.subscription(names.subscription));
      await vi.waitFor(() => expect(rest.texts.toSorted()).toEqual(['c', 'd', 'e']), soon);
      await rest.stop();
    });
  });

  it('keeps what was deleted deleted', async () => {
    const project = `test-${randomUUID()}`;
    const names = await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client);
      const other = await givenSubscription(client);
      await topic.delete();
      await other.subscription.delete();
      return { topic: topic.name, subscription: subscription.name, other: other.subscription.name };
    });
    await run(project, async (client) => {
      expect(await client.topic(names.topic).exists()).toEqual([false]);
      expect(await client.subscription(names.other).exists()).toEqual([false]);
      expect((await client.subscription(names.subscription).getMetadata())[0].topic).toBe('_deleted-topic_');
    });
  });

  it('keeps the order of keys, and never gives a message id twice', async () => {
    const project = `test-${randomUUID()}`;
    const ids: string[] = [];
    const names = await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client, { enableMessageOrdering: true });
      topic.setPublishOptions({ messageOrdering: true });
      for (const text of ['1', '2'])
        ids.push(await topic.publishMessage({ data: Buffer.from(text), orderingKey: 'k' }));
      return { topic: topic.name, subscription: subscription.name };
    });
    await run(project, async (client) => {
      const topic = client.topic(names.topic, { messageOrdering: true });
      for (const text of ['3', '4'])
        ids.push(await topic.publishMessage({ data: Buffer.from(text), orderingKey: 'k' }));
      const received = collect(client.subscription(names.subscription));
      await vi.waitFor(() => expect(received.texts).toEqual(['1', '2', '3', '4']), soon);
      expect(received.messages.map(({ id }) => id)).toEqual(ids);
      expect(ids.map(Number)).toEqual(ids.map(Number).toSorted((a, b) => a - b));
      await received.stop();
    });
  });

  it('keeps the count of attempts, so that a poisonous message still becomes a dead letter', async () => {
    const project = `test-${randomUUID()}`;
    const names = await run(project, async (client) => {
      const dead = await givenSubscription(client);
      const { topic, subscription } = await givenSubscription(client, {
        deadLetterPolicy: { deadLetterTopic: dead.topic.name, maxDeliveryAttempts: 5 },
      });
      const held = collect(subscription, (message) => {
        if ((message.deliveryAttempt ?? 0) < 4) message.nack();
      });
      await publish(topic, 'poison');
      await vi.waitFor(() => expect(held.messages).toHaveLength(4), soon);
      return { subscription: subscription.name, dead: dead.subscription.name, stopped: held.stop() };
    });
    await names.stopped;
    await run(project, async (client) => {
      const refused = collect(client.subscription(names.subscription), (message) => message.nack());
      const letters = collect(client.subscription(names.dead));
      await vi.waitFor(() => expect(letters.texts).toEqual(['poison']), soon);
      expect(refused.messages.length).toBeLessThanOrEqual(2);
      await refused.stop();
      await letters.stop();
    });
  });

  it('keeps what is retained for a seek', async () => {
    const project = `test-${randomUUID()}`;
    const name = await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client, { retainAckedMessages: true });
      for (const text of ['a', 'b']) await publish(topic, text);
      const received = collect(subscription);
      await vi.waitFor(() => expect(received.texts).toHaveLength(2), soon);
      await received.stop();
      return subscription.name;
    });
    await run(project, async (client) => {
      await client.subscription(name).seek(new Date(0));
      const again = collect(client.subscription(name));
      await vi.waitFor(() => expect(again.texts.toSorted()).toEqual(['a', 'b']), soon);
      await again.stop();
    });
  });

  it('passes over a line that a crash cut off, and writes on after it', async () => {
    const project = `test-${randomUUID()}`;
    const names = await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client);
      await publish(topic, 'whole');
      return { topic: topic.name, subscription: subscription.name };
    });
    await appendFile(journal(), '{"op":"publish","topic":"proj');
    await run(project, async (client) => publish(client.topic(names.topic), 'next'));
    await run(project, async (client) => {
      const received = collect(client.subscription(names.subscription));
      await vi.waitFor(() => expect(received.texts.toSorted()).toEqual(['next', 'whole']), soon);
      await received.stop();
    });
  });

  it('is survived by a client, which goes on without losing anything', async () => {
    const first = await startPubSubEmulator({ port: 0, dataDir: folder.path });
    const client = connect(first.port);
    const { topic, subscription } = await givenSubscription(client);
    const received = collect(subscription);
    await publish(topic, 'before');
    await vi.waitFor(() => expect(received.texts).toContain('before'), soon);
    await first.stop();
    const published = publish(topic, 'after');
    const second = await startPubSubEmulator({ port: first.port, dataDir: folder.path });
    await published;
    await vi.waitFor(() => expect(received.texts).toContain('after'), { ...soon, timeout: 25_000 });
    await received.stop();
    await client.close();
    await second.stop();
  }, 40_000);

  it('is refused on a port that is taken, and the journal is left alone', async () => {
    const emulator = await startPubSubEmulator({ port: 0, dataDir: folder.path });
    await appendFile(journal(), 'half a line');
    await expect(startPubSubEmulator({ port: emulator.port, dataDir: folder.path })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    expect(await readFile(journal(), 'utf8')).toBe('half a line');
    await emulator.stop();
  });
});

describe('the journal', () => {
  it('shrinks when most of it is of no use any more, and loses nothing by it', async () => {
    const project = `test-${randomUUID()}`;
    const megabyte = 'x'.repeat(1024 * 1024);
    const names = await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client, { enableMessageOrdering: true });
      const [retaining] = await topic.createSubscription(`retaining-${randomUUID()}`, {
        filter: 'attributes:small',
        retainAckedMessages: true,
      });
      await publish(topic, 'kept', { small: 'yes' });
      const acknowledged: string[] = [];
      const received = collect(subscription, (message) => {
        if (message.data.toString() === 'kept') return;
        acknowledged.push(message.id);
        message.ack();
      });
      const retained = collect(retaining);
      for (let n = 0; n < 8; n += 1) await publish(topic, megabyte);
      await vi.waitFor(() => expect(acknowledged).toHaveLength(8), soon);
      await vi.waitFor(() => expect(retained.texts).toEqual(['kept']), soon);
      await vi.waitFor(async () => expect((await stat(journal())).size).toBeLessThan(megabyte.length), soon);
      await publish(topic, 'later');
      await Promise.all([received.stop(), retained.stop()]);
      return { subscription: subscription.name, retaining: retaining.name };
    });
    expect((await stat(journal())).size).toBeLessThan(megabyte.length);
    await run(project, async (client) => {
      await client.subscription(names.retaining).seek(new Date(0));
      const received = collect(client.subscription(names.subscription));
      const retained = collect(client.subscription(names.retaining));
      await vi.waitFor(() => expect(received.texts).toContain('kept'), soon);
      await vi.waitFor(() => expect(retained.texts).toEqual(['kept']), soon);
      await Promise.all([received.stop(), retained.stop()]);
    });
  });

  it('takes thousands of messages and hands each of them out', async () => {
    const project = `test-${randomUUID()}`;
    await run(project, async (client) => {
      const { topic, subscription } = await givenSubscription(client);
      const received = collect(subscription);
      const ids = await Promise.all(Array.from({ length: 5000 }, (_, n) => publish(topic, `message ${n}`)));
      await vi.waitFor(() => expect(received.messages.length).toBeGreaterThanOrEqual(5000), soon);
      expect(new Set(received.messages.map(({ id }) => id))).toEqual(new Set(ids));
      await received.stop();
    });
  });
});
