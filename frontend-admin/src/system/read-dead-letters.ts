import 'server-only';
import { consumerOf, type DeadLetter, type DeadLetterStatus } from '@eshop/contracts/api/operations';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { consumers } from './services.ts';

/** A dead letter with the service that keeps it. */
export type KeptLetter = DeadLetter & { readonly service: string };

export type LettersPage = {
  readonly letters: readonly KeptLetter[];
  /** Services that did not answer. */
  readonly away: readonly string[];
  /** Where the list of a service goes on. */
  readonly more: readonly { readonly service: string; readonly cursor: string }[];
};

/** Dead letters of one service, or the newest of all, the newest first. */
export async function readDeadLetters(
  status: DeadLetterStatus,
  service: string | undefined,
  cursor: string | undefined,
): Promise<LettersPage> {
  const asked = service === undefined ? consumers : [service];
  const pages = await Promise.all(
    asked.map(async (name) => {
      const query = { status, ...(service !== undefined && cursor !== undefined && { cursor }) };
      const page = await unlessAway(callAsVisitor(consumerOf(name).listDeadLetters, { query }));
      return { name, page };
    }),
  );
  return {
    letters: pages
      .flatMap(({ name, page }) => (page?.items ?? []).map((letter) => ({ ...letter, service: name })))
      .sort((one, other) => (one.diedAt < other.diedAt ? 1 : -1)),
    away: pages.filter(({ page }) => page === null).map(({ name }) => name),
    more: pages.flatMap(({ name, page }) =>
      page?.nextCursor ? { service: name, cursor: page.nextCursor } : [],
    ),
  };
}
