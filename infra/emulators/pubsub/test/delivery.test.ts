import { describe, expect, it, vi } from 'vitest';
import { collect } from './collect.ts';
import { useEmulator } from './use-emulator.ts';

const soon = { timeout: 10_000, interval: 20 };

describe('publish and subscribe', () => {
  const emulator = useEmulator();

  it('delivers data, attributes, id and time of publication', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const before = Date.now();
    const id = await topic.publishMessage({ data: Buffer.from('héllo'), attributes: { kind: 'greeting' } });
    const received = collect(subscription);
    await vi.waitFor(() => expect(received.messages).toHaveLength(1), soon);
    const [message] = received.messages;
    expect(message).toMatchObject({ id, attributes: { kind: 'greeting' }, orderingKey: '' });
    expect(message?.data.toString()).toBe('héllo');
    expect(message?.publishTime.getTime()).toBeGreaterThanOrEqual(before);
    expect(message?.publishTime.getTime()).toBeLessThanOrEqual(Date.now());
    await received.stop();
  });

  it('delivers each message to every subscription, once when it is acknowledged', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const [other] = await topic.createSubscription(`${topic.name.split('/').pop()}-other`);
    const [first, second] = [collect(subscription), collect(other)];
    await Promise.all([1, 2, 3].map((n) => topic.publishMessage({ data: Buffer.from(String(n)) })));
    for (const received of [first, second]) {
      await vi.waitFor(() => expect([...received.texts].sort()).toEqual(['1', '2', '3']), soon);
      await received.stop();
    }
  });

  it('delivers again at once when a message is refused', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    let refusals = 0;
    const received = collect(subscription, (message) => {
      if (refusals === 3) return message.ack();
      refusals += 1;
      message.nack();
    });
    await topic.publishMessage({ data: Buffer.from('again') });
    await vi.waitFor(() => expect(received.texts).toHaveLength(4), soon);
    expect(new Set(received.messages.map((message) => message.id)).size).toBe(1);
    await received.stop();
  });
});
