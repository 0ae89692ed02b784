import type { Message, Subscription, SubscriptionOptions } from '@google-cloud/pubsub';

/** What a subscriber got, in the order of arrival, until `stop` is called. */
export type Received = {
  readonly messages: Message[];
  readonly texts: string[];
  stop(): Promise<void>;
};

/** Subscribes and acknowledges everything, or does what `handle` says. */
export function collect(
  subscription: Subscription,
  handle: (message: Message) => void = (message) => message.ack(),
  options: SubscriptionOptions = {},
): Received {
  subscription.setOptions({ streamingOptions: { maxStreams: 1 }, ...options });
  const messages: Message[] = [];
  const texts: string[] = [];
  subscription.on('message', (message: Message) => {
    messages.push(message);
    texts.push(message.data.toString());
    handle(message);
  });
  subscription.on('error', () => {});
  return { messages, texts, stop: () => subscription.close() };
}
