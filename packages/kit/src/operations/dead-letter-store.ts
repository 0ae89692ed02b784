import type { DeadLetter, DeadLetterStatus, DeadLettersQuery } from '@eshop/contracts/api/operations';
import type { Page } from '@eshop/contracts/paging';
import { v5 as uuidv5 } from 'uuid';
import type { AuditActor } from '../audit/index.ts';

/** A message that came through a dead-letter subscription. */
export type NewDeadLetter = {
  readonly subscription: string;
  readonly topic: string;
  readonly eventId: string;
  /** Of the dead letter itself: tells a message that died again from one that is delivered again. */
  readonly messageId: string;
  readonly orderingKey: string;
  readonly data: Buffer;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly firstError: string | null;
  readonly lastError: string | null;
  readonly publishedAt: Date | null;
  readonly diedAt: Date;
};

/** A dead letter as it is kept. */
export type KeptDeadLetter = NewDeadLetter & {
  readonly id: string;
  readonly status: DeadLetterStatus;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
};

/** What an admin did with a dead letter. */
export type DeadLetterDecision = {
  readonly status: 'replayed' | 'discarded';
  readonly reason: string | null;
  readonly actor: AuditActor;
};

/** Where a service keeps the messages that it could not handle. */
export type DeadLetterStore = {
  /** Keeps a letter once, however often it comes. One that was decided and died again waits again. */
  keep(letter: NewDeadLetter): Promise<void>;
  find(id: string): Promise<KeptDeadLetter | null>;
  list(query: DeadLettersQuery): Promise<Page<KeptDeadLetter>>;
  /** How many wait. */
  waiting(): Promise<number>;
  /** Takes a waiting letter for a while, under a mark of one's own; false when it was decided or taken before. */
  claim(id: string, mark: string): Promise<boolean>;
  /** Gives a letter back that failed once more; it waits on. */
  release(id: string, mark: string, error: string): Promise<void>;
  /** Writes down what became of a letter that is claimed under this mark; false when it no longer is. */
  decide(letter: KeptDeadLetter, mark: string, decision: DeadLetterDecision): Promise<boolean>;
  /** Drops letters that were decided long ago, a bounded number at a time. */
  prune(): Promise<void>;
};

/** So long a claim lasts whose holder has died. */
export const claimSeconds = 60;
/** Decided letters are kept so long. */
export const decidedRetentionSeconds = 90 * 86_400;

const namespace = '7a0f5f0e-6c0d-5b8e-9d63-1f6f6c2f4b11';

/** A letter's id: the same event of the same subscription is the same letter. */
export const deadLetterId = (letter: Pick<NewDeadLetter, 'subscription' | 'eventId'>): string =>
  uuidv5(`${letter.subscription} ${letter.eventId}`, namespace);

const shownCharacters = 100_000;

/** The letter as the API shows it. */
export const presentDeadLetter = (letter: KeptDeadLetter): DeadLetter => ({
  id: letter.id,
  subscription: letter.subscription,
  topic: letter.topic,
  eventId: letter.eventId,
  orderingKey: letter.orderingKey,
  content: letter.data.toString('utf8').slice(0, shownCharacters),
  attributes: { ...letter.attributes },
  attempts: letter.attempts,
  firstError: letter.firstError,
  lastError: letter.lastError,
  publishedAt: letter.publishedAt?.toISOString() ?? null,
  diedAt: letter.diedAt.toISOString(),
  status: letter.status,
  decidedAt: letter.decidedAt?.toISOString() ?? null,
  decidedBy: letter.decidedBy,
  reason: letter.reason,
});

/** What the audit trail tells of a decision. */
export const auditOfDecision = (letter: KeptDeadLetter, { status, reason }: DeadLetterDecision) => ({
  action: status === 'replayed' ? ('dead-letter.replay' as const) : ('dead-letter.discard' as const),
  subject: {
    type: 'dead-letter' as const,
    id: letter.id,
    label: `${letter.subscription} ${letter.eventId}`,
  },
  before: { status: letter.status },
  after: { status },
  reason,
});
