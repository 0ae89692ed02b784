import { randomUUID } from 'node:crypto';
import type { TopicName } from '@eshop/contracts/events';
import { createPubSub } from '@eshop/kit/messaging';
import { shopVariable } from './environment.ts';

/** Publishes a message that no consumer of the topic can read; answers the event's id. */
export async function publishPoison(topic: TopicName, content: string): Promise<string> {
  const eventId = randomUUID();
  await publish(topic, eventId, content);
  return eventId;
}

/** Publishes a message as one that a subscription's consumer could not handle. */
export const publishDead = (subscription: string, eventId: string, content: string): Promise<void> =>
  publish(`${subscription}.dead`, eventId, content);

async function publish(topic: string, eventId: string, content: string): Promise<void> {
  const pubsub = createPubSub({ projectId: shopVariable('PUBSUB_PROJECT_ID') });
  try {
    await pubsub.topic(topic).publishMessage({
      data: Buffer.from(content),
      attributes: { 'ce-id': eventId, 'ce-time': new Date().toISOString() },
    });
  } finally {
    await pubsub.close();
  }
}
