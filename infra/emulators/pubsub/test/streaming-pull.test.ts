import { status } from '@grpc/grpc-js';
import { describe, expect, it, vi } from 'vitest';
import { openStream } from './open-stream.ts';
import { publish, soon, useEmulator } from './use-emulator.ts';

describe('a stream', () => {
  const emulator = useEmulator();

  it('takes acknowledgements and deadline changes', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 60,
    });
    await publish(topic, 'kept');
    await publish(topic, 'refused');
    await vi.waitFor(() => expect(stream.received).toHaveLength(2), soon);
    const ackIdOf = (text: string) => stream.received.find((message) => message.text === text)?.ackId ?? '';
    stream.write({
      ackIds: [ackIdOf('kept')],
      modifyDeadlineAckIds: [ackIdOf('refused')],
      modifyDeadlineSeconds: [0],
    });
    await vi.waitFor(() => expect(stream.received).toHaveLength(3), soon);
    expect(stream.received[2]?.text).toBe('refused');
    stream.close();
  });

  it.each([
    ['no subscription', { streamAckDeadlineSeconds: 10 }],
    ['no deadline', { subscription: 'any' }],
    ['a short deadline', { subscription: 'any', streamAckDeadlineSeconds: 9 }],
    ['a long deadline', { subscription: 'any', streamAckDeadlineSeconds: 601 }],
    [
      'deadlines without ids',
      { subscription: 'any', streamAckDeadlineSeconds: 10, modifyDeadlineSeconds: [10] },
    ],
  ])('is refused with %s', async (_, request) => {
    const { subscription } = await emulator.givenSubscription();
    const first = 'subscription' in request ? { ...request, subscription: subscription.name } : request;
    const stream = openStream(emulator.lowLevel, first);
    await vi.waitFor(() => expect(stream.errors).toMatchObject([{ code: status.INVALID_ARGUMENT }]), soon);
  });

  it('is refused when it names a second subscription', async () => {
    const { subscription } = await emulator.givenSubscription();
    const request = { subscription: subscription.name, streamAckDeadlineSeconds: 10 };
    const stream = openStream(emulator.lowLevel, request);
    stream.write(request);
    await vi.waitFor(() => expect(stream.errors).toMatchObject([{ code: status.INVALID_ARGUMENT }]), soon);
  });

  it('is refused for a subscription that is not there', async () => {
    const { subscription } = await emulator.givenSubscription();
    const stream = openStream(emulator.lowLevel, {
      subscription: `${subscription.name}-not-there`,
      streamAckDeadlineSeconds: 10,
    });
    await vi.waitFor(() => expect(stream.errors).toMatchObject([{ code: status.NOT_FOUND }]), soon);
  });

  it('leaves messages to others when it is closed', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 60,
    });
    await publish(topic, 'taken');
    await vi.waitFor(() => expect(stream.received).toHaveLength(1), soon);
    stream.close();
    await vi.waitFor(() => expect(stream.errors).toHaveLength(1), soon);
    await publish(topic, 'left');
    expect(await emulator.pull(subscription)).toMatchObject([{ text: 'left' }]);
  });
});

describe('flow control', () => {
  const emulator = useEmulator();

  it('never lets a stream hold more messages than it allows', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    for (let n = 0; n < 10; n += 1) await publish(topic, String(n));
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 60,
      maxOutstandingMessages: 3,
    });
    for (let settled = 0; settled < 10; settled += 1) {
      const expected = Math.min(10, settled + 3);
      await vi.waitFor(() => expect(stream.received.length).toBeGreaterThanOrEqual(expected), soon);
      expect(stream.received).toHaveLength(expected);
      const ackIds = [stream.received[settled]?.ackId ?? ''];
      await emulator.lowLevel.acknowledge({ subscription: subscription.name, ackIds });
    }
    stream.close();
  });

  it('never lets a stream hold more bytes than it allows, but for one message', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    for (const size of [400, 400, 400, 5000, 400]) await publish(topic, 'x'.repeat(size));
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 60,
      maxOutstandingBytes: 1000,
    });
    const held: number[] = [];
    for (let settled = 0; settled < 5; settled += 1) {
      await vi.waitFor(() => expect(stream.received.length).toBeGreaterThan(settled), soon);
      const outstanding = stream.received.slice(settled);
      held.push(outstanding.length);
      const bytes = outstanding.reduce((sum, { size }) => sum + size, 0);
      expect(outstanding.length === 1 || bytes <= 1000).toBe(true);
      const ackIds = [stream.received[settled]?.ackId ?? ''];
      await emulator.lowLevel.acknowledge({ subscription: subscription.name, ackIds });
    }
    expect(held[0]).toBe(2);
    stream.close();
  });

  it('gives the room back when a message is refused', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'first');
    await publish(topic, 'second');
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 60,
      maxOutstandingMessages: 1,
    });
    await vi.waitFor(() => expect(stream.received).toHaveLength(1), soon);
    stream.write({ modifyDeadlineAckIds: [stream.received[0]?.ackId ?? ''], modifyDeadlineSeconds: [0] });
    await vi.waitFor(
      () => expect(stream.received.map(({ text }) => text)).toEqual(['first', 'second']),
      soon,
    );
    stream.close();
  });
});
