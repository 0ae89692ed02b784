import { watch } from 'node:fs';
import type { Topic } from '@google-cloud/pubsub';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collect } from './collect.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { connect, givenSubscription, publish, soon, temporaryFolder } from './use-emulator.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** Publishes until told to stop; `ids` are those of which the emulator said that it has them. */
function keepPublishing(topic: Topic, text: string) {
  const ids = new Set<string>();
  let stopped = false;
  const work = (async () => {
    while (!stopped) {
      const batch = Array.from({ length: 50 }, () => publish(topic, text));
      for (const result of await Promise.allSettled(batch)) {
        if (result.status === 'fulfilled') ids.add(result.value);
      }
    }
  })();
  const stop = () => {
    stopped = true;
    return work;
  };
  return { ids, stop };
}

describe('kill -9', () => {
  it('loses nothing that was acknowledged to a publisher', async () => {
    const emulator = await startEmulatorProcess(folder.path);
    const client = connect(emulator.port);
    const { topic, subscription } = await givenSubscription(client);
    const published = keepPublishing(topic, 'message');
    await vi.waitFor(() => expect(published.ids.size).toBeGreaterThan(1000), soon);
    await emulator.end('SIGKILL');
    const stopped = published.stop();
    const again = await startEmulatorProcess(folder.path, emulator.port);
    await stopped;
    const received = collect(subscription);
    await vi.waitFor(() => {
      expect(published.ids.difference(new Set(received.messages.map(({ id }) => id))).size).toBe(0);
    }, soon);
    await received.stop();
    await client.close();
    expect(await again.end('SIGTERM')).toBe(0);
  }, 40_000);

  it('loses nothing in the middle of a compaction either', async () => {
    const emulator = await startEmulatorProcess(folder.path);
    const client = connect(emulator.port);
    const { topic, subscription } = await givenSubscription(client);
    const [slow] = await topic.createSubscription(`${topic.name.split('/').pop()}-slow`);
    const compactionStarted = new Promise<void>((resolve) => {
      watch(folder.path, (_, name) => name === 'journal.jsonl.new' && resolve()).unref();
    });
    const published = keepPublishing(topic, 'x'.repeat(4000));
    await vi.waitFor(() => expect(published.ids.size).toBeGreaterThan(1000), soon);
    const received = [collect(subscription), collect(slow)];
    await compactionStarted;
    await emulator.end('SIGKILL');
    const stopped = published.stop();
    const again = await startEmulatorProcess(folder.path, emulator.port);
    await stopped;
    for (const { messages } of received) {
      await vi.waitFor(
        () => expect(published.ids.difference(new Set(messages.map(({ id }) => id))).size).toBe(0),
        { ...soon, timeout: 30_000 },
      );
    }
    await Promise.all(received.map(({ stop }) => stop()));
    await client.close();
    await again.end('SIGTERM');
  }, 60_000);
});
