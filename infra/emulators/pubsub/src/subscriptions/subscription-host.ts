import type { Entry } from '../storage/entry.ts';
import type { NewMessage } from '../topics/message.ts';

/** What a subscription needs from the broker around it. */
export type SubscriptionHost = {
  /** Writes the change to the journal and applies it. */
  record(entry: Entry): void;
  /** Publishes to a topic; false when there is no such topic. */
  forward(topic: string, message: NewMessage): boolean;
};
