import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CreateSubscriptionOptions,
  PubSub,
  type Subscription,
  type Topic,
  v1,
} from '@google-cloud/pubsub';
import { credentials } from '@grpc/grpc-js';
import { afterAll, beforeAll } from 'vitest';
import { type PubSubEmulator, startPubSubEmulator } from '../src/index.ts';

/** How long and how often the tests look for what must come. */
export const soon = { timeout: 15_000, interval: 20 };

/** A client of the emulator at this port, in a project of its own. */
export function connect(port: number, projectId = `test-${randomUUID()}`): PubSub {
  return new PubSub({ projectId, apiEndpoint: `127.0.0.1:${port}`, emulatorMode: true });
}

/** Google's client for the bare calls: pull, acknowledge, streams. */
export function connectLowLevel(port: number): v1.SubscriberClient {
  return new v1.SubscriberClient({ servicePath: '127.0.0.1', port, sslCreds: credentials.createInsecure() });
}

/** A folder that is removed by `remove`. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'pubsub-emulator-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A new topic with one new subscription. */
export async function givenSubscription(
  client: PubSub,
  options: CreateSubscriptionOptions = {},
): Promise<{ topic: Topic; subscription: Subscription }> {
  const [topic] = await client.createTopic(`topic-${randomUUID()}`);
  const [subscription] = await topic.createSubscription(`subscription-${randomUUID()}`, options);
  return { topic, subscription };
}

/** Publishes a text; returns its message id. */
export const publish = (topic: Topic, text: string, attributes: Record<string, string> = {}) =>
  topic.publishMessage({ data: Buffer.from(text), attributes });

/** Starts an emulator without a folder for the tests of a file, with clients whose project is its own. */
export function useEmulator() {
  let emulator: PubSubEmulator;
  let client: PubSub;
  let lowLevel: v1.SubscriberClient;
  beforeAll(async () => {
    emulator = await startPubSubEmulator({ port: 0 });
    client = connect(emulator.port);
    lowLevel = connectLowLevel(emulator.port);
  });
  afterAll(async () => {
    await client.close();
    await lowLevel.close();
    await emulator.stop();
  });
  return {
    get client() {
      return client;
    },
    get lowLevel() {
      return lowLevel;
    },
    get port() {
      return emulator.port;
    },
    givenSubscription: (options?: CreateSubscriptionOptions) => givenSubscription(client, options),
    /** Pulls once and returns what came. */
    async pull(subscription: Subscription, maxMessages = 10) {
      const [{ receivedMessages }] = await lowLevel.pull({ subscription: subscription.name, maxMessages });
      return (receivedMessages ?? []).map((received) => ({
        ackId: received.ackId ?? '',
        attempt: received.deliveryAttempt,
        id: received.message?.messageId,
        attributes: received.message?.attributes,
        text: Buffer.from(received.message?.data ?? '').toString(),
      }));
    },
    /** True when nothing is ready to be delivered. */
    async nothingReady(subscription: Subscription) {
      const request = { subscription: subscription.name, maxMessages: 1, returnImmediately: true };
      const [{ receivedMessages }] = await lowLevel.pull(request);
      return receivedMessages?.length === 0;
    },
  };
}
