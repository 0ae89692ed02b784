import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { connect, publish, useEmulator } from './use-emulator.ts';

describe('topics', () => {
  const emulator = useEmulator();
  const newName = () => `topic-${randomUUID()}`;

  it('are created once and found until they are deleted', async () => {
    const topic = emulator.client.topic(newName());
    expect(await topic.exists()).toEqual([false]);
    await topic.create();
    expect(await topic.exists()).toEqual([true]);
    await expect(topic.create()).rejects.toMatchObject({ code: status.ALREADY_EXISTS });
    await topic.delete();
    expect(await topic.exists()).toEqual([false]);
    await expect(topic.getMetadata()).rejects.toMatchObject({ code: status.NOT_FOUND });
    await expect(topic.delete()).rejects.toMatchObject({ code: status.NOT_FOUND });
    await expect(publish(topic, 'lost')).rejects.toMatchObject({ code: status.NOT_FOUND });
  });

  it('keep labels and retention', async () => {
    const settings = { labels: { team: 'order' }, messageRetentionDuration: { seconds: 3600 } };
    const [topic] = await emulator.client.createTopic({
      name: emulator.client.topic(newName()).name,
      ...settings,
    });
    const [metadata] = await topic.getMetadata();
    expect(metadata).toMatchObject({ name: topic.name, labels: { team: 'order' }, state: 'ACTIVE' });
    expect(Number(metadata.messageRetentionDuration?.seconds)).toBe(3600);
  });

  it('change only the fields of the mask', async () => {
    const [topic] = await emulator.client.createTopic({
      name: emulator.client.topic(newName()).name,
      labels: { team: 'order' },
      messageRetentionDuration: { seconds: 3600 },
    });
    await topic.setMetadata({ labels: { team: 'payment' } });
    const [metadata] = await topic.getMetadata();
    expect(metadata.labels).toEqual({ team: 'payment' });
    expect(Number(metadata.messageRetentionDuration?.seconds)).toBe(3600);
    await expect(topic.setMetadata({ satisfiesPzs: true })).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
    await expect(topic.setMetadata({})).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it.each(['ab', '1topic', 'googtopic', 'Google', 'to pic', `t${'o'.repeat(255)}`, 'tö-pic', 'to/pic'])(
    'refuse the name %s',
    async (id) => {
      await expect(emulator.client.createTopic(id)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    },
  );

  it.each(['abc', `t${'o'.repeat(254)}`, 'order.created.dead', 'A-Z_0~9+%'])(
    'take the name %s',
    async (id) => {
      const [topic] = await emulator.client.createTopic(id);
      expect(topic.name.endsWith(`/topics/${id}`)).toBe(true);
    },
  );

  it.each([
    [{ labels: { Team: 'order' } }],
    [{ labels: { team: 'Order' } }],
    [{ labels: { '': 'order' } }],
    [{ labels: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`label-${n}`, ''])) }],
    [{ messageRetentionDuration: { seconds: 599 } }],
    [{ messageRetentionDuration: { seconds: 31 * 86_400 + 1 } }],
  ])('refuse %o', async (settings) => {
    const created = emulator.client.createTopic({ name: emulator.client.topic(newName()).name, ...settings });
    await expect(created).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('refuse what this emulator does not do', async () => {
    const name = emulator.client.topic(newName()).name;
    const created = emulator.client.createTopic({ name, schemaSettings: { schema: 'projects/p/schemas/s' } });
    await expect(created).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    await expect(emulator.client.createSchema('schema', 'AVRO', '{}')).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });

  it('are listed by project, in order, page by page, also when one goes in between', async () => {
    const client = connect(emulator.port);
    const ids = ['topic-a', 'topic-b', 'topic-c', 'topic-d', 'topic-e'];
    for (const id of ids.toReversed()) await client.createTopic(id);
    const [first, next] = await client.getTopics({ pageSize: 2, autoPaginate: false });
    await client.topic('topic-b').delete();
    const [second, then] = await client.getTopics({ ...next, autoPaginate: false });
    const [third, end] = await client.getTopics({ ...then, autoPaginate: false });
    const names = [...first, ...second, ...third].map((topic) => topic.name.split('/').pop());
    expect(names).toEqual(ids);
    expect(end).toBeNull();
    await client.close();
  });

  it.each(['nonsense', 'e30', 'WzFd'])('refuse the page token %s', async (pageToken) => {
    const page = emulator.client.getTopics({ pageToken, autoPaginate: false });
    await expect(page).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('list their subscriptions', async () => {
    const [topic] = await emulator.client.createTopic(newName());
    const names = ['one', 'two', 'three'].map((id) => `${id}-${randomUUID()}`);
    for (const name of names) await topic.createSubscription(name);
    const [subscriptions] = await topic.getSubscriptions();
    expect(subscriptions.map((subscription) => subscription.name.split('/').pop())).toEqual(names.toSorted());
  });
});
