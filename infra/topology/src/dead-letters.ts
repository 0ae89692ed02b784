import { type PubSub, v1 } from '@google-cloud/pubsub';
import { type SubscriptionPlan, subscriptions } from './pub-sub.ts';

/** A message that its consumer could not handle, as an operator sees it. */
export type DeadLetter = {
  readonly subscription: string;
  readonly topic: string;
  readonly messageId: string;
  readonly eventId: string | null;
  readonly orderingKey: string;
  readonly publishedAt: string | null;
  readonly attempts: number | null;
  readonly data: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type DeadLetterOptions = {
  readonly pubsub: PubSub;
  /** Only this subscription (`order.payment-updated`); all without it. */
  readonly subscription?: string;
  /** At most so many of each subscription. */
  readonly limit?: number;
};

type Held = { letter: DeadLetter; ackId: string };

/** Lists the dead letters; they stay where they are. */
export async function listDeadLetters(options: DeadLetterOptions): Promise<DeadLetter[]> {
  return withHeld(options, async (client, path, held) => {
    await giveBack(client, path, held);
    return held.map(({ letter }) => letter);
  });
}

/**
 * Puts the dead letters on their topic again and drops them here. Other consumers of the topic get them too; they have
 * handled the same event id before, so nothing changes there.
 */
export async function replayDeadLetters(options: DeadLetterOptions): Promise<DeadLetter[]> {
  return withHeld(options, async (client, path, held) => {
    const replayed: DeadLetter[] = [];
    for (const { letter, ackId } of held) {
      const topic = options.pubsub.topic(letter.topic, { messageOrdering: true });
      await topic.publishMessage({
        data: Buffer.from(letter.data),
        attributes: originalAttributes(letter),
        orderingKey: letter.orderingKey,
      });
      await client.acknowledge({ subscription: path, ackIds: [ackId] });
      replayed.push(letter);
    }
    return replayed;
  });
}

/** Drops the dead letters for good. */
export async function discardDeadLetters(options: DeadLetterOptions): Promise<DeadLetter[]> {
  return withHeld(options, async (client, path, held) => {
    if (held.length > 0)
      await client.acknowledge({ subscription: path, ackIds: held.map(({ ackId }) => ackId) });
    return held.map(({ letter }) => letter);
  });
}

type Work = (client: v1.SubscriberClient, path: string, held: Held[]) => Promise<DeadLetter[]>;

async function withHeld(options: DeadLetterOptions, work: Work): Promise<DeadLetter[]> {
  const plans = subscriptions.filter(({ name }) => !options.subscription || name === options.subscription);
  if (plans.length === 0) throw new Error(`no subscription is called ${options.subscription}`);
  const client = new v1.SubscriberClient(await clientOptions(options.pubsub));
  try {
    const letters: DeadLetter[] = [];
    for (const plan of plans) {
      const path = options.pubsub.subscription(plan.deadLetterSubscription).name;
      letters.push(...(await work(client, path, await hold(client, path, plan, options.limit ?? 100))));
    }
    return letters;
  } finally {
    await client.close();
  }
}

/** The generated client takes the same settings; only its types differ on explicit `undefined`. */
async function clientOptions(pubsub: PubSub) {
  return (await pubsub.getClientConfig()) as ConstructorParameters<typeof v1.SubscriberClient>[0];
}

/** Pulls until the limit or until nothing comes. */
async function hold(
  client: v1.SubscriberClient,
  path: string,
  plan: SubscriptionPlan,
  limit: number,
): Promise<Held[]> {
  const held: Held[] = [];
  while (held.length < limit) {
    const [answer] = await client.pull({
      subscription: path,
      maxMessages: limit - held.length,
      returnImmediately: true,
    });
    const received = answer.receivedMessages ?? [];
    if (received.length === 0) break;
    for (const { ackId, message } of received) {
      if (ackId && message) held.push({ ackId, letter: toDeadLetter(plan, message) });
    }
  }
  return held;
}

async function giveBack(client: v1.SubscriberClient, path: string, held: Held[]): Promise<void> {
  if (held.length === 0) return;
  const ackIds = held.map(({ ackId }) => ackId);
  await client.modifyAckDeadline({ subscription: path, ackIds, ackDeadlineSeconds: 0 });
}

type RawMessage = {
  messageId?: string | null;
  data?: Uint8Array | string | null;
  attributes?: Record<string, string> | null;
  orderingKey?: string | null;
};

function toDeadLetter(plan: SubscriptionPlan, message: RawMessage): DeadLetter {
  const attributes = message.attributes ?? {};
  const attempts = attributes.CloudPubSubDeadLetterSourceDeliveryCount;
  return {
    subscription: plan.name,
    topic: plan.topic,
    messageId: message.messageId ?? '',
    eventId: attributes['ce-id'] ?? null,
    orderingKey: message.orderingKey ?? '',
    publishedAt: attributes.CloudPubSubDeadLetterSourceTopicPublishTime ?? null,
    attempts: attempts ? Number(attempts) : null,
    data: Buffer.from(message.data ?? '').toString('utf8'),
    attributes,
  };
}

function originalAttributes(letter: DeadLetter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(letter.attributes).filter(([name]) => !name.startsWith('CloudPubSubDeadLetter')),
  );
}
