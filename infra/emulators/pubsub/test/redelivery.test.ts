import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { collect } from './collect.ts';
import { publish, soon, useEmulator } from './use-emulator.ts';

const milliseconds = (count: number) => ({
  seconds: Math.floor(count / 1000),
  nanos: (count % 1000) * 1_000_000,
});
const retryPolicy = (minimum: number, maximum: number) => ({
  minimumBackoff: milliseconds(minimum),
  maximumBackoff: milliseconds(maximum),
});

describe('the retry policy', () => {
  const emulator = useEmulator();

  it('waits longer from attempt to attempt, up to the maximum, also below a second', async () => {
    const { topic, subscription } = await emulator.givenSubscription({ retryPolicy: retryPolicy(150, 400) });
    const arrivals: number[] = [];
    const received = collect(subscription, (message) => {
      arrivals.push(Date.now());
      if (arrivals.length < 5) message.nack();
      else message.ack();
    });
    await publish(topic, 'again');
    await vi.waitFor(() => expect(arrivals).toHaveLength(5), soon);
    const gaps = arrivals.slice(1).map((arrival, index) => arrival - (arrivals[index] ?? 0));
    for (const [index, least] of [150, 300, 400, 400].entries())
      expect(gaps[index]).toBeGreaterThanOrEqual(least);
    await received.stop();
  });

  it('does not hold up other messages', async () => {
    const { topic, subscription } = await emulator.givenSubscription({
      retryPolicy: retryPolicy(60_000, 60_000),
    });
    await publish(topic, 'refused');
    const [refused] = await emulator.pull(subscription);
    await emulator.lowLevel.modifyAckDeadline({
      subscription: subscription.name,
      ackIds: [refused?.ackId ?? ''],
      ackDeadlineSeconds: 0,
    });
    await publish(topic, 'next');
    expect(await emulator.pull(subscription)).toMatchObject([{ text: 'next' }]);
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('holds up the rest of an ordering key', async () => {
    const { topic, subscription } = await emulator.givenSubscription({
      enableMessageOrdering: true,
      retryPolicy: retryPolicy(300, 300),
    });
    topic.setPublishOptions({ messageOrdering: true });
    for (const text of ['1', '2'])
      await topic.publishMessage({ data: Buffer.from(text), orderingKey: 'key' });
    let refused = false;
    const received = collect(subscription, (message) => {
      if (refused) return message.ack();
      refused = true;
      message.nack();
    });
    await vi.waitFor(() => expect(received.texts).toEqual(['1', '1', '2']), soon);
    await received.stop();
  });
});

describe('dead letters', () => {
  const emulator = useEmulator();

  async function givenDeadLetters(options: object = {}) {
    const [deadLetterTopic] = await emulator.client.createTopic(`dead-${randomUUID()}`);
    const [deadLetters] = await deadLetterTopic.createSubscription(`dead-${randomUUID()}`);
    const source = await emulator.givenSubscription({
      deadLetterPolicy: { deadLetterTopic: deadLetterTopic.name, maxDeliveryAttempts: 5 },
      ...options,
    });
    return { ...source, deadLetterTopic, deadLetters };
  }

  it('get a message after five attempts, with where it comes from', async () => {
    const { topic, subscription, deadLetters } = await givenDeadLetters();
    const id = await publish(topic, 'poison', { kind: 'bad' });
    const attempts: (number | undefined)[] = [];
    const received = collect(subscription, (message) => {
      attempts.push(message.deliveryAttempt);
      message.nack();
    });
    const [letter] = await emulator.pull(deadLetters);
    expect(letter).toMatchObject({
      text: 'poison',
      attributes: {
        kind: 'bad',
        CloudPubSubDeadLetterSourceDeliveryCount: '5',
        CloudPubSubDeadLetterSourceSubscription: subscription.name.split('/').pop(),
        CloudPubSubDeadLetterSourceSubscriptionProject: emulator.client.projectId,
        CloudPubSubDeadLetterSourceTopicPublishTime: new Date(
          Number(received.messages[0]?.publishTime),
        ).toISOString(),
      },
    });
    expect(letter?.id).not.toBe(id);
    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    expect(await emulator.nothingReady(subscription)).toBe(true);
    await received.stop();
  });

  it('do not get what is acknowledged at the last attempt', async () => {
    const { topic, subscription, deadLetters } = await givenDeadLetters();
    await publish(topic, 'saved');
    const received = collect(subscription, (message) => {
      if (message.deliveryAttempt === 5) message.ack();
      else message.nack();
    });
    await vi.waitFor(() => expect(received.messages).toHaveLength(5), soon);
    await received.stop();
    expect(await emulator.nothingReady(subscription)).toBe(true);
    expect(await emulator.nothingReady(deadLetters)).toBe(true);
  });

  it('let the next message of an ordering key follow', async () => {
    const { topic, subscription, deadLetters } = await givenDeadLetters({ enableMessageOrdering: true });
    topic.setPublishOptions({ messageOrdering: true });
    for (const text of ['poison', 'good'])
      await topic.publishMessage({ data: Buffer.from(text), orderingKey: 'key' });
    const received = collect(subscription, (message) => {
      if (message.data.toString() === 'good') message.ack();
      else message.nack();
    });
    await vi.waitFor(() => expect(received.texts.at(-1)).toBe('good'), soon);
    expect(received.texts.filter((text) => text === 'poison')).toHaveLength(5);
    expect(await emulator.pull(deadLetters)).toMatchObject([{ text: 'poison' }]);
    await received.stop();
  });

  it('do not lose a message when their topic is gone: it is delivered on', async () => {
    const { topic, subscription, deadLetterTopic } = await givenDeadLetters();
    await deadLetterTopic.delete();
    await publish(topic, 'poison');
    const received = collect(subscription, (message) => {
      if (message.deliveryAttempt === 8) message.ack();
      else message.nack();
    });
    await vi.waitFor(() => expect(received.messages.at(-1)?.deliveryAttempt).toBe(8), soon);
    await received.stop();
  });

  it('are not counted without a policy', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'plain');
    expect(await emulator.pull(subscription)).toMatchObject([{ attempt: 0 }]);
  });
});
