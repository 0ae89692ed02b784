import {
  type DeadLetter,
  type DeadLetterOptions,
  discardDeadLetters,
  listDeadLetters,
  replayDeadLetters,
} from '@eshop/topology';
import { PubSub } from '@google-cloud/pubsub';
import { Fault } from '../../bootstrap/fault.mjs';
import { useRunEnvironment } from '../run-environment.ts';

const usage =
  'npm run dead-letters                              shows them\n' +
  'npm run dead-letters -- replay [subscription]     delivers them once more\n' +
  'npm run dead-letters -- discard [subscription]    drops them for good\n' +
  'A subscription is a service and its topic, such as order.payment-updated.';

type Action = (options: DeadLetterOptions) => Promise<DeadLetter[]>;
const actions: Record<string, { act: Action; done: string }> = {
  list: { act: listDeadLetters, done: 'waiting' },
  replay: { act: replayDeadLetters, done: 'delivered once more' },
  discard: { act: discardDeadLetters, done: 'dropped' },
};

const show = ({ subscription, publishedAt, attempts, eventId, orderingKey, data }: DeadLetter) =>
  `${subscription}  ${publishedAt ?? ''}  ${attempts ?? '?'} tries  event ${eventId ?? '?'}  key ${orderingKey}\n    ${data}\n`;

/** `npm run dead-letters`: lists, replays or drops the messages that their consumers could not handle. */
export async function deadLetters([name = 'list', subscription]: readonly string[]): Promise<number> {
  const action = actions[name];
  if (!action) throw new Fault(`dead-letters can't "${name}".`, usage);
  const env = useRunEnvironment();
  const pubsub = new PubSub({ projectId: env.PUBSUB_PROJECT_ID ?? '' });
  try {
    const letters = await action.act({ pubsub, ...(subscription ? { subscription } : {}) });
    process.stdout.write(`${letters.map(show).join('')}${letters.length} ${action.done}\n`);
  } finally {
    await pubsub.close();
  }
  return 0;
}
