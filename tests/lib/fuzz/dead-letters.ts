import { randomUUID } from 'node:crypto';
import { consumerOf, publisherOf } from '@eshop/contracts/api/operations';
import { eventFlow, topicNames } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { admin } from '../people.ts';
import { publishDead } from '../poison.ts';
import type { Facts, Known } from './known.ts';
import { nameOf } from './names.ts';

/** One topic of each service that consumes events. */
const topicOf = new Map(topicNames.flatMap((topic) => eventFlow[topic].to.map((to) => [to, topic] as const)));

/**
 * Puts dead letters of every consumer before the staff: two events that were handled before, so that another time changes
 * nothing, and a message that nobody can read.
 */
export async function makeDeadLetters(known: Known, facts: Facts): Promise<void> {
  const { shop } = await admin();
  for (const [service, topic] of topicOf) {
    const { listPublishedEvents } = publisherOf(eventFlow[topic].from);
    const { items: events } = await shop.call(listPublishedEvents, { query: { topic, limit: 2 } });
    const messages = [
      ...events.map(({ id, data }) => ({ id, content: JSON.stringify(data) })),
      { id: randomUUID(), content: 'no JSON' },
    ];
    for (const { id, content } of messages) await publishDead(`${service}.${topic}`, id, content);
    const { listDeadLetters } = consumerOf(service);
    const letters = await eventually(async () => {
      const { items } = await shop.call(listDeadLetters, { query: { limit: 100 } });
      const found = items.filter(({ eventId }) => messages.some(({ id }) => id === eventId));
      if (found.length < messages.length) throw new Error(`${service} has not heard of its dead letters`);
      return found;
    });
    for (const { id, status } of letters) {
      facts.set(id, { state: status });
      known.note(nameOfLetters(service), id);
    }
  }
}

/** Discards those that wait still. */
export async function buryDeadLetters(known: Known): Promise<void> {
  const { shop } = await admin();
  for (const service of topicOf.keys()) {
    const { listDeadLetters, discardDeadLetter } = consumerOf(service);
    const ours = known.all(nameOfLetters(service));
    const { items } = await shop.call(listDeadLetters, { query: { limit: 100 } });
    for (const { id } of items.filter((letter) => ours.includes(letter.id)))
      await shop.call(discardDeadLetter, { params: { id }, body: { reason: 'Left over' } });
  }
}

const nameOfLetters = (service: string) => nameOf('id', `${consumerOf(service).listDeadLetters.path}/{id}`);
