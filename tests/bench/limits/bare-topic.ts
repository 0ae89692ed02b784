import { randomBytes, randomUUID } from 'node:crypto';
import { productQuantityUpdated } from '@eshop/contracts/events';
import { createPublisher, createPubSub, newEvent } from '@eshop/kit/messaging';
import { subscriptionSettings } from '@eshop/topology';
import { shopVariable } from '../../lib/environment.ts';
import { atRate, type Rate } from '../at-rate.ts';
import type { Series } from '../figures.ts';
import type { Side } from '../in-turns.ts';
import { hereAnd } from './here-and.ts';

/** The limit of an event's way. */
export type BareTopic = Required<Pick<Side, 'parts'>> & {
  /** Publishes at this rate, until all is received; a time is from the one to the other. */
  send(rate: Rate): Promise<Series>;
  close(): Promise<void>;
};

/** As the shop's consumers pull (`startConsumers` of the kit). */
const pulling = {
  flowControl: { maxMessages: 32, allowExcessMessages: false },
  batching: { maxMilliseconds: 3 },
  streamingOptions: { maxStreams: 1 },
};

/**
 * The least that an event needs of Pub/Sub: it is published, and pulled by a stream. At the shop's server, by a topic and a
 * subscription of its own that go with it; the events are like those of stock that moves, of so many products.
 */
export async function openBareTopic(products: number): Promise<BareTopic> {
  const pubsub = createPubSub({ projectId: shopVariable('PUBSUB_PROJECT_ID') });
  const name = `bench-${randomBytes(6).toString('hex')}`;
  const [topic] = await pubsub.createTopic(name);
  const { ordered, ackDeadlineSeconds } = subscriptionSettings;
  await topic.createSubscription(name, { enableMessageOrdering: ordered, ackDeadlineSeconds });
  const publisher = createPublisher(pubsub);
  const subscription = pubsub.subscription(name, pulling);
  const underWay = new Map<string, PromiseWithResolvers<void>>();
  subscription.on('message', (message) => {
    underWay.get(message.attributes['ce-id'] ?? '')?.resolve();
    message.ack();
  });
  subscription.on('error', (error) => {
    for (const { reject } of underWay.values()) reject(error);
  });
  const event = { ...eventOfMovedStock(), topic: name };
  const orderingKeys = Array.from({ length: products }, () => randomUUID());
  let count = 0;

  return {
    parts: hereAnd('pubsub'),
    async send(rate) {
      const times: number[] = [];
      const began = performance.now();
      await atRate(rate, async () => {
        const id = randomUUID();
        const attributes = { ...event.attributes, 'ce-id': id };
        const orderingKey = orderingKeys[count++ % products] ?? '';
        const arrival = Promise.withResolvers<void>();
        underWay.set(id, arrival);
        const at = performance.now();
        const [time] = await Promise.all([
          arrival.promise.then(() => performance.now() - at),
          publisher.publish({ ...event, orderingKey, attributes }),
        ]);
        times.push(time);
        underWay.delete(id);
      });
      return { times, seconds: (performance.now() - began) / 1000, refused: 0 };
    },
    async close() {
      await publisher.flush();
      await subscription.close();
      await subscription.delete();
      await topic.delete();
      await pubsub.close();
    },
  };
}

/** What the warehouse tells, with the trace of a request, too. */
function eventOfMovedStock() {
  const data = { productId: randomUUID(), availableQuantity: 10, version: 1 };
  const event = newEvent(productQuantityUpdated, data, { source: 'warehouse' });
  const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
  return { ...event, attributes: { ...event.attributes, traceparent } };
}
