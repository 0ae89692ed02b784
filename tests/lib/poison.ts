import { randomUUID } from 'node:crypto';
import type { TopicName } from '@eshop/contracts/events';
import { createPubSub } from '@eshop/kit/messaging';
import { shopVariable } from './environment.ts';

/** Publishes a message that no consumer of the topic can read; answers the event's id. */
export async function publishPoison(topic: TopicName, content: string): Promise<string> {
  const pubsub = createPubSub({ projectId: shopVariable('PUBSUB_PROJECT_ID') });
  const eventId = randomUUID();
  try {
    await pubsub.topic(topic).publishMessage({
      data: Buffer.from(content),
      attributes: { 'ce-id': eventId, 'ce-time': new Date().toISOString() },
    });
    return eventId;
  } finally {
    await pubsub.close();
  }
}
