import { saleCreated } from '@eshop/contracts/events';
import { PubSub } from '@google-cloud/pubsub';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subscriptionCheck, topicCheck } from '../src/messaging/index.ts';
import { startSilentServer, type TestPubSub, testPubSub } from '../src/testing/index.ts';

describe('whether Pub/Sub answers', () => {
  let events: TestPubSub;
  beforeAll(async () => {
    events = await testPubSub();
  });
  afterAll(() => events.close());

  it('is yes where the topic and the subscription are', async () => {
    await topicCheck(events.pubsub, saleCreated)();
    await subscriptionCheck(events.pubsub, 'sales-report', saleCreated)();
  });

  it('is no where the topic or the subscription is missing', async () => {
    const missing = { ...saleCreated, topic: 'nobody-made-this' };
    await expect(topicCheck(events.pubsub, missing)()).rejects.toMatchObject({ code: 5 });
    await expect(subscriptionCheck(events.pubsub, 'cart', saleCreated)()).rejects.toMatchObject({ code: 5 });
  });

  it('is no after a second where nobody answers, and nobody goes on asking', async () => {
    const silent = await startSilentServer();
    const apiEndpoint = new URL(silent.url).host;
    const pubsub = new PubSub({ projectId: 'nobody', apiEndpoint, emulatorMode: true });
    const began = performance.now();
    await expect(topicCheck(pubsub, saleCreated)()).rejects.toMatchObject({ code: 4 });
    await expect(subscriptionCheck(pubsub, 'sales-report', saleCreated)()).rejects.toMatchObject({ code: 4 });
    expect(performance.now() - began).toBeLessThan(4_000);
    await pubsub.close();
    await silent.close();
  });
});
