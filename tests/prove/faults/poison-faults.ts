import { eventFlow, topicNames } from '@eshop/contracts/events';
import { publishPoison } from '../../lib/poison.ts';
import { buryEverywhere } from './dead-letters.ts';
import type { Fault } from './fault.ts';

/** What no consumer can read: no JSON, JSON that is no event, and an event of nothing that exists. */
const contents = ['no JSON', '{}', '[null]', '{"version":"seven"}', '\u0000\uffff', ''] as const;

/** A message that can't be read, on each topic. The shop must go on; the message ends in the dead letters of each consumer. */
export const poisonFaults: readonly Fault[] = topicNames.map((topic) => ({
  name: `a poison message on ${topic}`,
  title: `A message that nobody can read on ${topic}; ${eventFlow[topic].to.join(' and ')} must put it aside and go on.`,
  hits: [],
  async begin(_shop, random) {
    const eventId = await publishPoison(topic, random.pick(contents));
    return () => buryEverywhere(topic, eventId);
  },
}));
