import { setTimeout as delay } from 'node:timers/promises';
import type { Message, PubSub, SubscriberOptions, Subscription } from '@google-cloud/pubsub';
import type { Logger } from '../logging/index.ts';

export type SubscriptionListener = {
  /** Takes no new messages, waits for those in hand, gives back the rest. */
  stop(): Promise<void>;
};

const reopenMilliseconds = 5_000;

/** Listens to a subscription until it is stopped; what the client closes on an error is opened again. */
export function listenTo(options: {
  readonly pubsub: PubSub;
  readonly name: string;
  readonly settings: SubscriberOptions;
  readonly logger: Logger;
  readonly receive: (message: Message) => Promise<void>;
}): SubscriptionListener {
  const { pubsub, name, settings, logger, receive } = options;
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  const subscription = pubsub.subscription(name, settings);
  subscription.on('message', (message) => {
    const work = receive(message).finally(() => inHand.delete(work));
    inHand.add(work);
  });
  subscription.on('error', (error) => {
    logger.error({ err: error, subscription: name }, 'the subscription failed');
    reopen(subscription);
  });

  /** The client closes a subscription on an error that it takes for final (deleted, no right); it may be mended any time. */
  function reopen(closed: Subscription): void {
    if (stopping.signal.aborted) return;
    delay(reopenMilliseconds, undefined, { signal: stopping.signal, ref: false })
      .then(() => {
        if (closed.isOpen) return;
        closed.open();
        logger.warn({ subscription: name }, 'the subscription was opened again');
      })
      .catch(() => undefined);
  }

  return {
    async stop() {
      stopping.abort();
      const closed = subscription.close();
      await Promise.allSettled([...inHand]);
      await closed;
    },
  };
}
