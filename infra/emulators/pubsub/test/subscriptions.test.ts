import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { describe, expect, it, vi } from 'vitest';
import { openStream } from './open-stream.ts';
import { connect, publish, soon, useEmulator } from './use-emulator.ts';

describe('subscriptions', () => {
  const emulator = useEmulator();
  const newName = () => `subscription-${randomUUID()}`;

  it('have the defaults of Pub/Sub', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const [metadata] = await subscription.getMetadata();
    expect(metadata).toMatchObject({
      name: subscription.name,
      topic: topic.name,
      ackDeadlineSeconds: 10,
      retainAckedMessages: false,
      enableMessageOrdering: false,
      detached: false,
      deadLetterPolicy: null,
      retryPolicy: null,
      state: 'ACTIVE',
    });
    expect(Number(metadata.messageRetentionDuration?.seconds)).toBe(7 * 86_400);
    expect(Number(metadata.expirationPolicy?.ttl?.seconds)).toBe(31 * 86_400);
  });

  it('are created once, on a topic that exists', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await expect(topic.createSubscription(subscription.name)).rejects.toMatchObject({
      code: status.ALREADY_EXISTS,
    });
    await topic.delete();
    await expect(topic.createSubscription(newName())).rejects.toMatchObject({ code: status.NOT_FOUND });
  });

  it.each([
    [{ ackDeadlineSeconds: 9 }, status.INVALID_ARGUMENT],
    [{ ackDeadlineSeconds: 601 }, status.INVALID_ARGUMENT],
    [{ messageRetentionDuration: 599 }, status.INVALID_ARGUMENT],
    [{ messageRetentionDuration: 32 * 86_400 }, status.INVALID_ARGUMENT],
    [{ labels: { Team: 'order' } }, status.INVALID_ARGUMENT],
    [{ filter: 'attributes.kind =' }, status.INVALID_ARGUMENT],
    [
      { retryPolicy: { minimumBackoff: { seconds: 20 }, maximumBackoff: { seconds: 10 } } },
      status.INVALID_ARGUMENT,
    ],
    [{ retryPolicy: { maximumBackoff: { seconds: 601 } } }, status.INVALID_ARGUMENT],
    [
      { deadLetterPolicy: { deadLetterTopic: 'projects/p/topics/dead', maxDeliveryAttempts: 4 } },
      status.INVALID_ARGUMENT,
    ],
    [
      { deadLetterPolicy: { deadLetterTopic: 'projects/p/topics/dead', maxDeliveryAttempts: 101 } },
      status.INVALID_ARGUMENT,
    ],
    [{ deadLetterPolicy: { deadLetterTopic: 'dead' } }, status.INVALID_ARGUMENT],
    [{ deadLetterPolicy: { deadLetterTopic: 'projects/p/topics/not-there' } }, status.NOT_FOUND],
    [{ pushConfig: { pushEndpoint: 'https://example.com/push' } }, status.UNIMPLEMENTED],
    [{ enableExactlyOnceDelivery: true }, status.UNIMPLEMENTED],
    [{ bigqueryConfig: { table: 'p.d.t' } }, status.UNIMPLEMENTED],
  ])('refuse %o', async (options, code) => {
    const [topic] = await emulator.client.createTopic(`topic-${randomUUID()}`);
    await expect(topic.createSubscription(newName(), options)).rejects.toMatchObject({ code });
    expect((await topic.getSubscriptions())[0]).toEqual([]);
  });

  it('change only the fields of the mask, nested ones too', async () => {
    const { subscription } = await emulator.givenSubscription({
      labels: { team: 'order' },
      retryPolicy: { minimumBackoff: { seconds: 1 }, maximumBackoff: { seconds: 5 } },
    });
    await subscription.setMetadata({ ackDeadlineSeconds: 30 });
    await emulator.lowLevel.updateSubscription({
      subscription: { name: subscription.name, retryPolicy: { maximumBackoff: { seconds: 9 } }, labels: {} },
      updateMask: { paths: ['retry_policy.maximum_backoff'] },
    });
    const [metadata] = await subscription.getMetadata();
    expect(metadata).toMatchObject({ ackDeadlineSeconds: 30, labels: { team: 'order' } });
    expect(Number(metadata.retryPolicy?.minimumBackoff?.seconds)).toBe(1);
    expect(Number(metadata.retryPolicy?.maximumBackoff?.seconds)).toBe(9);
  });

  it.each(['filter', 'topic', 'enable_message_ordering', 'nonsense'])('never change %s', async (path) => {
    const { subscription } = await emulator.givenSubscription();
    const update = emulator.lowLevel.updateSubscription({
      subscription: { name: subscription.name },
      updateMask: { paths: [path] },
    });
    await expect(update).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('refuse a change to values that could not be created', async () => {
    const { subscription } = await emulator.givenSubscription();
    await expect(subscription.setMetadata({ ackDeadlineSeconds: 5 })).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
    expect((await subscription.getMetadata())[0].ackDeadlineSeconds).toBe(10);
  });

  it('outlive their topic and still deliver, under its name for deleted ones', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'before');
    await topic.delete();
    const [metadata] = await subscription.getMetadata();
    expect(metadata.topic).toBe('_deleted-topic_');
    expect(await emulator.pull(subscription)).toMatchObject([{ text: 'before' }]);
    await topic.create();
    await publish(topic, 'to the new topic');
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('lose their messages and stop delivering when detached', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    await publish(topic, 'lost');
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 10,
    });
    await vi.waitFor(() => expect(stream.received).toHaveLength(1), soon);
    await emulator.client.detachSubscription(subscription.name);
    await vi.waitFor(() => expect(stream.errors).toMatchObject([{ code: status.FAILED_PRECONDITION }]), soon);
    await publish(topic, 'too late');
    await expect(emulator.pull(subscription)).rejects.toMatchObject({ code: status.FAILED_PRECONDITION });
    expect(await subscription.detached()).toEqual([true]);
    expect((await topic.getSubscriptions())[0]).toEqual([]);
  });

  it('end their streams when deleted', async () => {
    const { subscription } = await emulator.givenSubscription();
    const stream = openStream(emulator.lowLevel, {
      subscription: subscription.name,
      streamAckDeadlineSeconds: 10,
    });
    const pulled = emulator.pull(subscription);
    const refused = expect(pulled).rejects.toMatchObject({ code: status.NOT_FOUND });
    await vi.waitFor(async () => expect(await emulator.nothingReady(subscription)).toBe(true), soon);
    await subscription.delete();
    await refused;
    await vi.waitFor(() => expect(stream.errors).toMatchObject([{ code: status.NOT_FOUND }]), soon);
    expect(await subscription.exists()).toEqual([false]);
    await expect(subscription.delete()).rejects.toMatchObject({ code: status.NOT_FOUND });
  });

  it('are listed by project, page by page', async () => {
    const client = connect(emulator.port);
    const [topic] = await client.createTopic('listed');
    for (const id of ['sub-c', 'sub-a', 'sub-b']) await topic.createSubscription(id);
    const [first, next] = await client.getSubscriptions({ pageSize: 2, autoPaginate: false });
    const [second] = await client.getSubscriptions({ ...next, autoPaginate: false });
    const ids = [...first, ...second].map((subscription) => subscription.name.split('/').pop());
    expect(ids).toEqual(['sub-a', 'sub-b', 'sub-c']);
    await client.close();
  });

  it('have no snapshots here, and say so', async () => {
    const { subscription } = await emulator.givenSubscription();
    await expect(subscription.createSnapshot(`snapshot-${randomUUID()}`)).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });
});
