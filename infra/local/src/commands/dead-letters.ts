import { consumerOf, type DeadLetter } from '@eshop/contracts/api/operations';
import { eventFlow, topicNames } from '@eshop/contracts/events';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';
import { Fault } from '../../bootstrap/fault.mjs';
import { useRunEnvironment } from '../run-environment.ts';
import { type Desk, signInAsAdmin } from './sign-in-as-admin.ts';

const usage =
  'npm run dead-letters                              shows those that wait\n' +
  'npm run dead-letters -- replay [subscription]     lets their service handle them once more\n' +
  'npm run dead-letters -- discard [subscription]    gives them up\n' +
  'A subscription is a service and its topic, such as order.payment-updated.\n' +
  'It asks as ADMIN_EMAIL with ADMIN_PASSWORD, or as the demo admin.';

const subscriptions = topicNames.flatMap((topic) =>
  eventFlow[topic].to.map((service) => ({ service, name: `${service}.${topic}` })),
);
const discardReason = 'discarded by the operator';

type Letter = DeadLetter & { readonly service: string };

/** What is done with one letter; answers what became of it. */
type Act = (desk: Desk, letter: Letter) => Promise<string>;

const acts: Readonly<Record<string, Act>> = {
  list: async () => 'waits',
  replay: async ({ token, baseUrl }, { id, service }) => {
    try {
      const { replayDeadLetter: endpoint } = consumerOf(service);
      await callEndpoint(endpoint, { service, baseUrl, token, params: { id } });
      return 'handled';
    } catch (error) {
      if (error instanceof UpstreamProblem && error.code === 'REPLAY_FAILED') {
        return `failed again: ${error.problem?.detail ?? ''}`;
      }
      throw error;
    }
  },
  discard: async ({ token, baseUrl }, { id, service }) => {
    const { discardDeadLetter: endpoint } = consumerOf(service);
    await callEndpoint(endpoint, {
      service,
      baseUrl,
      token,
      params: { id },
      body: { reason: discardReason },
    });
    return 'discarded';
  },
};

/** `npm run dead-letters`: lists, replays or discards the messages that their services could not handle. */
export async function deadLetters([name = 'list', subscription]: readonly string[]): Promise<number> {
  const act = acts[name];
  if (!act) throw new Fault(`dead-letters can't "${name}".`, usage);
  const wanted = subscriptions.filter((one) => !subscription || one.name === subscription);
  if (wanted.length === 0) throw new Fault(`No subscription is called ${subscription}.`, usage);
  const desk = await signInAsAdmin(useRunEnvironment());
  const names = new Set(wanted.map((one) => one.name));
  let count = 0;
  for (const service of new Set(wanted.map((one) => one.service))) {
    for (const letter of await waitingAt(desk, service)) {
      if (!names.has(letter.subscription)) continue;
      process.stdout.write(show(letter, await act(desk, letter)));
      count++;
    }
  }
  process.stdout.write(`${count} ${count === 1 ? 'message' : 'messages'}\n`);
  return 0;
}

/** All that wait at a service, read before anything is done with them. */
async function waitingAt({ baseUrl, token }: Desk, service: string): Promise<Letter[]> {
  const letters: Letter[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const { listDeadLetters } = consumerOf(service);
    const page = await callEndpoint(listDeadLetters, { service, baseUrl, token, query });
    letters.push(...page.items.map((letter) => ({ ...letter, service })));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return letters;
}

const show = (letter: Letter, outcome: string): string =>
  `${letter.subscription}  ${letter.diedAt}  ${letter.attempts} tries  event ${letter.eventId}  ${outcome}\n` +
  `    ${letter.lastError ?? 'no error was kept'}\n    ${letter.content}\n`;
