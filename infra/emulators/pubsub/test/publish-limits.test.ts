import { v1 } from '@google-cloud/pubsub';
import { credentials, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useEmulator } from './use-emulator.ts';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
const attributes = (count: number) => Object.fromEntries(times(count, (n) => [`key-${n}`, 'value']));
const data = Buffer.from('data');
const megabyte = 1024 * 1024;

describe('a publish request', () => {
  const emulator = useEmulator();
  let publisher: v1.PublisherClient;
  beforeAll(() => {
    publisher = new v1.PublisherClient({
      servicePath: '127.0.0.1',
      port: emulator.port,
      sslCreds: credentials.createInsecure(),
    });
  });
  afterAll(() => publisher.close());

  it.each([
    ['no message', []],
    ['a message without data and attributes', [{}]],
    ['more than 1,000 messages', times(1001, () => ({ data }))],
    ['more than 10 MB', [{ data: Buffer.alloc(10 * megabyte + 1) }]],
    ['more than 10 MB together', times(11, () => ({ data: Buffer.alloc(megabyte) }))],
    ['more than 100 attributes', [{ attributes: attributes(101) }]],
    ['an attribute without a key', [{ attributes: { '': 'value' } }]],
    ['a key of more than 256 bytes', [{ attributes: { ['k'.repeat(257)]: 'value' } }]],
    ['a reserved key', [{ attributes: { googclient: 'value' } }]],
    ['a value of more than 1,024 bytes', [{ attributes: { key: 'é'.repeat(513) } }]],
    ['an ordering key of more than 1,024 bytes', [{ data, orderingKey: 'k'.repeat(1025) }]],
  ])('is refused with %s, as a whole', async (_, messages) => {
    const { topic, subscription } = await emulator.givenSubscription();
    const valid = messages.length > 0 ? [{ data }] : [];
    const request = publisher.publish({ topic: topic.name, messages: [...valid, ...messages] });
    await expect(request).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });

  it('may go up to the limits', async () => {
    const { topic, subscription } = await emulator.givenSubscription();
    const largest = Buffer.alloc(10 * megabyte - 4096, 'x');
    await publisher.publish({ topic: topic.name, messages: [{ data: largest }] });
    await publisher.publish({ topic: topic.name, messages: [{ attributes: attributes(100) }] });
    await publisher.publish({
      topic: topic.name,
      messages: [{ attributes: { ['k'.repeat(256)]: 'é'.repeat(512) }, orderingKey: 'k'.repeat(1024) }],
    });
    const [large] = await emulator.pull(subscription, 1);
    expect(large?.text.length).toBe(largest.length);
    const rest = await emulator.pull(subscription, 2);
    expect(Object.keys(rest[0]?.attributes ?? {})).toHaveLength(100);
    expect(Object.values(rest[1]?.attributes ?? {})).toEqual(['é'.repeat(512)]);
  });
});
