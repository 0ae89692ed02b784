import { badRequest } from '@eshop/kit/errors';

/**
 * A place in what is written whenever stock changes: numbers of the outbox and moments of the ledger. What comes behind it
 * is told after it; the same may be told again, since each message says how things are and not by how much they changed.
 */
export type FeedPosition = { readonly outbox: bigint; readonly at: number };

const written = /^(\d{1,18})-(\d{1,15})$/;

/** The id of an event in the feed. */
export const writePosition = ({ outbox, at }: FeedPosition): string => `${outbox}-${at}`;

/** The position in `Last-Event-ID`; null when there is none. @throws 400 for one that no event had. */
export function readPosition(header: string | string[] | undefined): FeedPosition | null {
  if (header === undefined || header === '') return null;
  const match = typeof header === 'string' ? written.exec(header) : null;
  const [, outbox, at] = match ?? [];
  if (outbox === undefined || at === undefined) {
    throw badRequest([{ path: 'Last-Event-ID', message: 'must be the id of an earlier event' }]);
  }
  return { outbox: BigInt(outbox), at: Number(at) };
}
