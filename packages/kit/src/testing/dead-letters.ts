import type { DeadLetterStore } from '../operations/index.ts';

/** The contents of the messages that a service could not handle and that wait, the oldest first. */
export async function contentsOfDeadLetters(consuming: {
  readonly deadLetters: Pick<DeadLetterStore, 'list'>;
}): Promise<string[]> {
  const { items } = await consuming.deadLetters.list({ status: 'waiting', limit: 100 });
  return items.map(({ data }) => data.toString()).reverse();
}
