import { splitName } from '../resources/names.ts';
import type { Message, NewMessage } from '../topics/message.ts';

/**
 * The message as it goes to the dead-letter topic, with the attributes that Pub/Sub adds.
 * https://cloud.google.com/pubsub/docs/dead-letter-topics#how_dead_letter_topics_work
 */
export function deadLetterOf(message: Message, subscription: string, attempts: number): NewMessage {
  const source = splitName(subscription);
  return {
    data: message.data,
    orderingKey: message.orderingKey,
    attributes: {
      ...message.attributes,
      CloudPubSubDeadLetterSourceDeliveryCount: String(attempts),
      CloudPubSubDeadLetterSourceSubscription: source.id,
      CloudPubSubDeadLetterSourceSubscriptionProject: source.project,
      CloudPubSubDeadLetterSourceTopicPublishTime: new Date(message.publishedAt).toISOString(),
    },
  };
}
