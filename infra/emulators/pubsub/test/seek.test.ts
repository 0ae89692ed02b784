import type { Subscription, Topic } from '@google-cloud/pubsub';
import { status } from '@grpc/grpc-js';
import { describe, expect, it, vi } from 'vitest';
import { publish, soon, useEmulator } from './use-emulator.ts';

describe('seek', () => {
  const emulator = useEmulator();

  async function acknowledgeAll(subscription: Subscription) {
    const messages = await emulator.pull(subscription);
    const ackIds = messages.map(({ ackId }) => ackId);
    await emulator.lowLevel.acknowledge({ subscription: subscription.name, ackIds });
  }

  const textsOf = async (subscription: Subscription) =>
    (await emulator.pull(subscription)).map(({ text }) => text);

  /** Google's client rounds the time of its `seek` down to a second, so that finer ones go the direct way. */
  const seekTo = (subscription: Subscription, moment: Date) =>
    emulator.lowLevel.seek({
      subscription: subscription.name,
      time: { seconds: Math.floor(moment.getTime() / 1000), nanos: (moment.getTime() % 1000) * 1_000_000 },
    });

  /** A moment between two messages, apart from both. */
  async function aMomentLater() {
    const start = Date.now();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(start + 2), soon);
    const moment = new Date();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(moment.getTime() + 2), soon);
    return moment;
  }

  async function publishTwoWithAMomentBetween(topic: Topic) {
    await publish(topic, 'before');
    const moment = await aMomentLater();
    await publish(topic, 'after');
    return moment;
  }

  it('forward acknowledges what was published before', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const moment = await publishTwoWithAMomentBetween(topic);
    await seekTo(subscription, moment);
    expect(await textsOf(subscription)).toEqual(['after']);
  });

  it('into the future empties the subscription', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publishTwoWithAMomentBetween(topic);
    await subscription.seek(new Date(Date.now() + 60_000));
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('back delivers again what the subscription retains', async () => {
    const { topic, subscription } = await emulator.givenSubscription({ retainAckedMessages: true });
    const moment = await publishTwoWithAMomentBetween(topic);
    await acknowledgeAll(subscription);
    expect(await emulator.nothingReady(subscription)).toBe(true);
    await seekTo(subscription, moment);
    expect(await textsOf(subscription)).toEqual(['after']);
    await subscription.seek(new Date(0));
    expect(await textsOf(subscription)).toEqual(['before', 'after']);
  });

  it('back delivers nothing acknowledged when nothing is retained', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'acknowledged');
    await acknowledgeAll(subscription);
    await publish(topic, 'waiting');
    await subscription.seek(new Date(0));
    expect(await textsOf(subscription)).toEqual(['waiting']);
  });

  it('back delivers what the topic retains, also to a younger subscription, by its filter', async () => {
    const { topic } = await emulator.givenSubscription();
    await topic.setMetadata({ messageRetentionDuration: { seconds: 600 } });
    await publish(topic, 'wanted', { kind: 'wanted' });
    await publish(topic, 'other', { kind: 'other' });
    const id = `${topic.name.split('/').pop()}-younger`;
    const [younger] = await topic.createSubscription(id, { filter: 'attributes.kind = "wanted"' });
    expect(await emulator.nothingReady(younger)).toBe(true);
    await younger.seek(new Date(0));
    expect(await textsOf(younger)).toEqual(['wanted']);
    const [metadata] = await younger.getMetadata();
    expect(Number(metadata.topicMessageRetentionDuration?.seconds)).toBe(600);
  });

  it('starts each ordering key from its first message', async () => {
    const options = { retainAckedMessages: true, enableMessageOrdering: true };
    const { topic, subscription } = await emulator.givenSubscription(options);
    topic.setPublishOptions({ messageOrdering: true });
    for (const text of ['1', '2', '3'])
      await topic.publishMessage({ data: Buffer.from(text), orderingKey: 'key' });
    await acknowledgeAll(subscription);
    await acknowledgeAll(subscription);
    await subscription.seek(new Date(0));
    for (const text of ['1', '2', '3']) {
      const [message] = await emulator.pull(subscription);
      expect(message?.text).toBe(text);
      const ackIds = [message?.ackId ?? ''];
      await emulator.lowLevel.acknowledge({ subscription: subscription.name, ackIds });
    }
  });

  it('needs a time; snapshots are not there', async () => {
    const { subscription } = await emulator.givenSubscription();
    const request = { subscription: subscription.name };
    await expect(emulator.lowLevel.seek(request)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    const toSnapshot = emulator.lowLevel.seek({ ...request, snapshot: 'projects/p/snapshots/s' });
    await expect(toSnapshot).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  });
});
