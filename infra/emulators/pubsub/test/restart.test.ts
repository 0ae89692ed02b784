import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPubSubEmulator } from '../src/index.ts';
import { collect } from './collect.ts';
import { connect, givenSubscription, temporaryFolder } from './use-emulator.ts';

const soon = { timeout: 10_000, interval: 20 };

describe('a restart', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());

  it('keeps topics, subscriptions and what is not acknowledged', async () => {
    const first = await startPubSubEmulator({ port: 0, dataDir: folder.path });
    const client = connect(first.port);
    const { topic, subscription } = await givenSubscription(client, { labels: { team: 'order' } });
    for (const text of ['a', 'b', 'c', 'd']) await topic.publishMessage({ data: Buffer.from(text) });
    const acknowledged: string[] = [];
    const received = collect(subscription, (message) => {
      const text = message.data.toString();
      if (text > 'b') return;
      message.ack();
      acknowledged.push(text);
    });
    await vi.waitFor(() => expect(acknowledged).toHaveLength(2), soon);
    await received.stop();
    await client.close();
    await first.stop();

    const second = await startPubSubEmulator({ port: 0, dataDir: folder.path });
    const again = connect(second.port, client.projectId);
    const [metadata] = await again.subscription(subscription.name).getMetadata();
    expect(metadata).toMatchObject({ topic: topic.name, labels: { team: 'order' } });
    await again.topic(topic.name).publishMessage({ data: Buffer.from('e') });
    const rest = collect(again.subscription(subscription.name));
    await vi.waitFor(() => expect([...rest.texts].sort()).toEqual(['c', 'd', 'e']), soon);
    await rest.stop();
    await again.close();
    await second.stop();
  });
});
