import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PubSub, type Subscription, type Topic } from '@google-cloud/pubsub';
import { afterAll, beforeAll } from 'vitest';
import { type PubSubEmulator, startPubSubEmulator } from '../src/index.ts';

/** A client of the emulator at this port, in a project of its own. */
export function connect(port: number, projectId = `test-${randomUUID()}`): PubSub {
  return new PubSub({ projectId, apiEndpoint: `127.0.0.1:${port}`, emulatorMode: true });
}

/** A folder that is removed by `remove`. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'pubsub-emulator-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts an emulator without a folder for the tests of a file, with a client whose project is its own. */
export function useEmulator() {
  let emulator: PubSubEmulator;
  let client: PubSub;
  beforeAll(async () => {
    emulator = await startPubSubEmulator({ port: 0 });
    client = connect(emulator.port);
  });
  afterAll(async () => {
    await client.close();
    await emulator.stop();
  });
  return {
    get client() {
      return client;
    },
    get port() {
      return emulator.port;
    },
    /** A new topic with one new subscription. */
    givenSubscription: (options: Parameters<Topic['createSubscription']>[1] = {}) =>
      givenSubscription(client, options),
  };
}

/** A new topic with one new subscription. */
export async function givenSubscription(
  client: PubSub,
  options: Parameters<Topic['createSubscription']>[1] = {},
): Promise<{ topic: Topic; subscription: Subscription }> {
  const [topic] = await client.createTopic(`topic-${randomUUID()}`);
  const [subscription] = await topic.createSubscription(`subscription-${randomUUID()}`, options);
  return { topic, subscription };
}
