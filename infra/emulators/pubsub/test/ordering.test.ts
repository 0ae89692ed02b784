import type { Message } from '@google-cloud/pubsub';
import { describe, expect, it, vi } from 'vitest';
import { collect } from './collect.ts';
import { soon, useEmulator } from './use-emulator.ts';

const ordered = { enableMessageOrdering: true };

describe('ordering keys', () => {
  const emulator = useEmulator();

  async function givenMessages(keys: readonly string[], perKey: number, options: object = ordered) {
    const { topic, subscription } = await emulator.givenSubscription(options);
    topic.setPublishOptions({ messageOrdering: true });
    const published: Promise<unknown>[] = [];
    for (let n = 0; n < perKey; n += 1) {
      for (const orderingKey of keys)
        published.push(topic.publishMessage({ data: Buffer.from(String(n)), orderingKey }));
    }
    await Promise.all(published);
    return subscription;
  }

  it('keep the order of each key under a slow subscriber with several streams', async () => {
    const keys = ['one', 'two', 'three'];
    const subscription = await givenMessages(keys, 20);
    const seen: Record<string, number[]> = { one: [], two: [], three: [] };
    const working = new Set<string>();
    let overlaps = 0;
    const received = collect(
      subscription,
      (message) => {
        const key = message.orderingKey ?? '';
        if (working.has(key)) overlaps += 1;
        working.add(key);
        setTimeout(() => {
          working.delete(key);
          seen[key]?.push(Number(message.data));
          message.ack();
        }, Math.random() * 10);
      },
      { streamingOptions: { maxStreams: 3 }, batching: { maxMessages: 1 } },
    );
    await vi.waitFor(() => expect(Object.values(seen).flat()).toHaveLength(60), soon);
    const inOrder = Array.from({ length: 20 }, (_, n) => n);
    expect(seen).toEqual({ one: inOrder, two: inOrder, three: inOrder });
    expect(overlaps).toBe(0);
    await received.stop();
  });

  it('hold back the rest of a key until a refused message is acknowledged', async () => {
    const subscription = await givenMessages(['key'], 3);
    const refuseOnce = new Set(['0', '1']);
    const received = collect(subscription, (message: Message) => {
      if (refuseOnce.delete(message.data.toString())) message.nack();
      else message.ack();
    });
    await vi.waitFor(() => expect(received.texts).toEqual(['0', '0', '1', '1', '2']), soon);
    await received.stop();
  });

  it('do not hold back other keys, nor messages without one', async () => {
    const subscription = await givenMessages(['a', 'b', ''], 3);
    const first = await emulator.pull(subscription);
    expect(first.map(({ text }) => text).toSorted()).toEqual(['0', '0', '0', '1', '2']);
  });

  it('mean nothing to a subscription without ordering', async () => {
    const subscription = await givenMessages(['key'], 5, {});
    expect(await emulator.pull(subscription)).toHaveLength(5);
  });

  it('let the next message follow when an earlier one is acknowledged late', async () => {
    const subscription = await givenMessages(['key'], 2);
    const [first] = await emulator.pull(subscription);
    const lease = { subscription: subscription.name, ackIds: [first?.ackId ?? ''] };
    await emulator.lowLevel.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 0 });
    await emulator.lowLevel.acknowledge(lease);
    expect(await emulator.pull(subscription)).toMatchObject([{ text: '1' }]);
  });
});
