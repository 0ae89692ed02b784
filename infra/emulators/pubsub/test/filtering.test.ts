import { describe, expect, it } from 'vitest';
import { publish, useEmulator } from './use-emulator.ts';

describe('a subscription with a filter', () => {
  const emulator = useEmulator();

  it('delivers what matches and forgets the rest', async () => {
    const filter = 'attributes.kind = "order" AND NOT attributes:test';
    const { topic, subscription } = await emulator.givenSubscription({ filter });
    expect((await subscription.getMetadata())[0].filter).toBe(filter);
    await publish(topic, 'payment', { kind: 'payment' });
    await publish(topic, 'test', { kind: 'order', test: 'yes' });
    await publish(topic, 'order', { kind: 'order' });
    await publish(topic, 'none');
    expect(await emulator.pull(subscription)).toMatchObject([{ text: 'order' }]);
    expect(await emulator.nothingReady(subscription)).toBe(true);
  });
});
