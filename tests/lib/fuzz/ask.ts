import type { Random } from '../../prove/random.ts';
import { type RawReply, send } from '../raw.ts';
import { faultOf } from './fault-of.ts';
import { learn } from './learn.ts';
import { type OddRequest, oddRequest } from './odd-request.ts';
import type { Operation } from './operations.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './visitor.ts';

/** One request of a visitor: for what, how odd, and by which chance. */
export type Question = {
  readonly operation: Operation;
  readonly visitor: Visitor;
  readonly oddShare: number;
  readonly random: Random;
};

/** What is needed to ask, and who hears of the answers and of what is wrong with them. */
export type Asking = {
  readonly stage: Stage;
  readonly operations: readonly Operation[];
  readonly picture: Uint8Array;
  tell(question: Question, reply: RawReply, fault: string | null): void;
};

/** Sends one request and answers its reply; what a good one shows is known afterwards. */
export async function ask(question: Question, asking: Asking): Promise<RawReply> {
  const { operation, random } = question;
  const made = oddRequest(operation, { ...question, facts: asking.stage.facts }, asking.picture);
  const reply = await answerOf(question, made, asking);
  if (reply.status < 300 && made.hasNewKey && random.next() < 0.3)
    await askAgain(question, made, reply, asking);
  const one = asking.operations.find(
    ({ endpoint, path }) =>
      endpoint.method === 'get' && operation.path.startsWith(path) && path.endsWith('{id}'),
  );
  if (reply.status !== 412 || !one || made.target === undefined) return reply;
  // Somebody was faster: what stands there now is read, as good clients do.
  const path = one.path.replace('{id}', encodeURIComponent(made.target));
  const request = { headers: made.request.headers ?? {} };
  await answerOf({ ...question, operation: one }, { ...made, path, request }, asking);
  return reply;
}

async function answerOf(question: Question, made: OddRequest, { stage, tell }: Asking): Promise<RawReply> {
  const { operation, visitor } = question;
  const reply = await send(made.path, made.request);
  const fault = faultOf(operation, reply, visitor.kind === 'admin' ? [] : stage.owner.secrets);
  tell(question, reply, fault);
  const { endpoint } = operation;
  if (fault === null && reply.status < 300) {
    const answer: unknown = endpoint.answer ? JSON.parse(reply.text) : undefined;
    learn({ endpoint, answer, target: made.target }, visitor.known, stage.facts);
  }
  return reply;
}

/** The same once more under the same key must get the first answer again. */
async function askAgain(
  question: Question,
  { path, request }: OddRequest,
  first: RawReply,
  { tell }: Asking,
) {
  const again = await send(path, request);
  const isSame = again.status === first.status && again.text === first.text;
  const other = `${first.what} got ${first.text}, and under the same key ${again.status} ${again.text}`;
  tell(question, again, isSame ? null : other);
}
