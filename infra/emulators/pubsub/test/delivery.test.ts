import { status } from '@grpc/grpc-js';
import { describe, expect, it, vi } from 'vitest';
import { collect } from './collect.ts';
import { openStream } from './open-stream.ts';
import { publish, soon, useEmulator } from './use-emulator.ts';

describe('a subscriber', () => {
  const emulator = useEmulator();

  it('gets data, attributes, id and time of publication', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const before = Date.now();
    const id = await publish(topic, 'héllo', { kind: 'greeting' });
    const received = collect(subscription);
    await vi.waitFor(() => expect(received.messages).toHaveLength(1), soon);
    const [message] = received.messages;
    expect(message).toMatchObject({ id, attributes: { kind: 'greeting' }, orderingKey: '' });
    expect(message?.data.toString()).toBe('héllo');
    expect(message?.publishTime.getTime()).toBeGreaterThanOrEqual(before);
    expect(message?.publishTime.getTime()).toBeLessThanOrEqual(Date.now());
    await received.stop();
  });

  it('gets each message on every subscription, and none twice when it acknowledges', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const [other] = await topic.createSubscription(`${topic.name.split('/').pop()}-other`);
    const both = [collect(subscription), collect(other)];
    await Promise.all(['1', '2', '3'].map((text) => publish(topic, text)));
    for (const received of both) {
      await vi.waitFor(() => expect(received.texts.toSorted()).toEqual(['1', '2', '3']), soon);
      await received.stop();
    }
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('gets a message again that it refused', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    let refusals = 0;
    const received = collect(subscription, (message) => {
      if (refusals === 3) return message.ack();
      refusals += 1;
      message.nack();
    });
    await publish(topic, 'again');
    await vi.waitFor(() => expect(received.texts).toHaveLength(4), soon);
    expect(new Set(received.messages.map((message) => message.id)).size).toBe(1);
    await received.stop();
  });

  it('gets what was published before only on subscriptions that existed then', async () => {
    const { topic } = await emulator.givenSubscription();
    await publish(topic, 'early');
    const [late] = await topic.createSubscription(`${topic.name.split('/').pop()}-late`);
    await publish(topic, 'late');
    expect(await emulator.pull(late)).toMatchObject([{ text: 'late' }]);
  });

  it('shares the messages with others of the same subscription', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const request = { subscription: subscription.name, streamAckDeadlineSeconds: 60 };
    const streams = [openStream(emulator.lowLevel, request), openStream(emulator.lowLevel, request)];
    for (let round = 0; round < 20; round += 1) await publish(topic, String(round));
    const total = () => streams.flatMap(({ received }) => received.map(({ text }) => text));
    await vi.waitFor(() => expect(total()).toHaveLength(20), soon);
    expect(new Set(total()).size).toBe(20);
    for (const stream of streams) {
      expect(stream.received.length).toBeGreaterThan(0);
      stream.close();
    }
  });
});

describe('pull', () => {
  const emulator = useEmulator();

  it('returns at most as many as asked for', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    for (const text of ['a', 'b', 'c']) await publish(topic, text);
    expect((await emulator.pull(subscription, 2)).map(({ text }) => text)).toEqual(['a', 'b']);
    expect((await emulator.pull(subscription, 2)).map(({ text }) => text)).toEqual(['c']);
  });

  it('waits for a message to come', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const waiting = emulator.pull(subscription);
    await publish(topic, 'awaited');
    expect(await waiting).toMatchObject([{ text: 'awaited' }]);
  });

  it('is refused without a number of messages', async () => {
    const { subscription } = await emulator.givenSubscription();
    await expect(emulator.pull(subscription, 0)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });
});

describe('a lease', () => {
  const emulator = useEmulator();

  it('ends with the acknowledgement', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'once');
    const [message] = await emulator.pull(subscription);
    const lease = { subscription: subscription.name, ackIds: [message?.ackId ?? ''] };
    await emulator.lowLevel.acknowledge(lease);
    await emulator.lowLevel.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 0 });
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('lapses at its deadline, and the message is delivered again', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const id = await publish(topic, 'again');
    const [message] = await emulator.pull(subscription);
    const lease = { subscription: subscription.name, ackIds: [message?.ackId ?? ''] };
    await emulator.lowLevel.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 1 });
    const shortened = Date.now();
    expect(await emulator.nothingReady(subscription)).toBe(true);
    expect(await emulator.pull(subscription)).toMatchObject([{ id }]);
    expect(Date.now() - shortened).toBeGreaterThanOrEqual(900);
  });

  it('lasts longer when it is extended', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'extended');
    await publish(topic, 'lapsed');
    const [first, second] = await emulator.pull(subscription);
    const setDeadline = (ackId: string | undefined, ackDeadlineSeconds: number) =>
      emulator.lowLevel.modifyAckDeadline({
        subscription: subscription.name,
        ackIds: [ackId ?? ''],
        ackDeadlineSeconds,
      });
    await setDeadline(first?.ackId, 1);
    await setDeadline(first?.ackId, 60);
    await setDeadline(second?.ackId, 1);
    expect(await emulator.pull(subscription)).toMatchObject([{ text: 'lapsed' }]);
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('may be acknowledged after it lapsed', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'late');
    const [first] = await emulator.pull(subscription);
    const lease = { subscription: subscription.name, ackIds: [first?.ackId ?? ''] };
    await emulator.lowLevel.modifyAckDeadline({ ...lease, ackDeadlineSeconds: 0 });
    const [second] = await emulator.pull(subscription);
    await emulator.lowLevel.acknowledge(lease);
    await emulator.lowLevel.modifyAckDeadline({
      ...lease,
      ackIds: [second?.ackId ?? ''],
      ackDeadlineSeconds: 0,
    });
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('is not touched by ids of an earlier one or of none', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'held');
    const [first] = await emulator.pull(subscription);
    const refuse = (ackId: string | undefined) =>
      emulator.lowLevel.modifyAckDeadline({
        subscription: subscription.name,
        ackIds: [ackId ?? ''],
        ackDeadlineSeconds: 0,
      });
    await refuse(first?.ackId);
    await emulator.pull(subscription);
    await refuse(first?.ackId);
    await refuse('nonsense');
    await emulator.lowLevel.acknowledge({ subscription: subscription.name, ackIds: ['nonsense'] });
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it.each([-1, 601])('is never of %i seconds', async (ackDeadlineSeconds) => {
    const { subscription } = await emulator.givenSubscription();
    const change = { subscription: subscription.name, ackIds: ['some'], ackDeadlineSeconds };
    await expect(emulator.lowLevel.modifyAckDeadline(change)).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
  });
});
