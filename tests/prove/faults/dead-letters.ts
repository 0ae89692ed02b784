import { consumerOf, type DeadLetter } from '@eshop/contracts/api/operations';
import { eventFlow, type TopicName, topicNames } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { admin } from '../../lib/people.ts';

/** So many tries with growing pauses come before; a service that was away meanwhile has more to do. */
const patienceMilliseconds = 90_000;

const consumers = [...new Set(topicNames.flatMap((topic): readonly string[] => eventFlow[topic].to))];

async function waitingAt(service: string): Promise<readonly DeadLetter[]> {
  const { shop } = await admin();
  return (await shop.call(consumerOf(service).listDeadLetters, { query: { limit: 100 } })).items;
}

/** Messages that were given up though nobody made them so: after a run there must be none. */
export async function strayDeadLetters(): Promise<DeadLetter[]> {
  return (await Promise.all(consumers.map(waitingAt))).flat();
}

/**
 * Waits until every consumer of a topic has given up on an event, and discards it there.
 * @throws when one of them does not
 */
export async function buryEverywhere(topic: TopicName, eventId: string): Promise<void> {
  for (const service of eventFlow[topic].to) {
    await eventually(
      async () => {
        const letter = (await waitingAt(service)).find((one) => one.eventId === eventId);
        if (!letter) throw new Error(`${service} has not given up on the poison message of ${topic}`);
        const { shop } = await admin();
        const body = { reason: 'Poison of a proof' };
        await shop.call(consumerOf(service).discardDeadLetter, { params: { id: letter.id }, body });
      },
      { timeoutMilliseconds: patienceMilliseconds, everyMilliseconds: 500 },
    );
  }
}
