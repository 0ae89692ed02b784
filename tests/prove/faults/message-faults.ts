import { topicNames } from '@eshop/contracts/events';
import { subscriptions } from '@eshop/topology';
import type { Random } from '../random.ts';
import { sendCouriers } from './courier.ts';
import type { Fault } from './fault.ts';

const repeatsAtMost = 3;
const longestDelayMilliseconds = 2_000;
const delayOf = (random: Random) => random.int(longestDelayMilliseconds);

const projectOf = ({ environment }: { environment: Readonly<Record<string, string>> }) =>
  environment.PUBSUB_PROJECT_ID ?? '';

/** Each message comes again, up to three times, with others between. */
export const repeatedMessages: Fault = {
  name: 'messages are repeated',
  title: 'Every message of every topic comes once to three times more, late and in any order.',
  hits: [],
  begin: (shop, random) =>
    sendCouriers(
      projectOf(shop),
      topicNames.map((topic) => ({
        topic,
        take(message, courier) {
          message.ack();
          if (courier.isOurs(message)) return;
          for (let left = 1 + random.int(repeatsAtMost); left > 0; left -= 1) {
            courier.publishLater(message, delayOf(random), random.next() < 0.5);
          }
        },
      })),
    ),
};

/** First deliveries are late, and later events of an aggregate come before its earlier ones. */
export const lateMessages: Fault = {
  name: 'messages come late and out of order',
  title: 'Half of the messages to each consumer are held back for up to two seconds; others overtake them.',
  hits: [],
  begin: (shop, random) =>
    sendCouriers(
      projectOf(shop),
      subscriptions.map(({ name, topic }) => ({
        topic,
        subscription: name,
        // It takes turns with the consumer; what it held once goes on at once when it comes to it again.
        take(message, courier) {
          courier.publishLater(message, courier.isOurs(message) ? 0 : delayOf(random), false);
          message.ack();
        },
      })),
    ),
};
