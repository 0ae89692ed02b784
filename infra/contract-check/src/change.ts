/**
 * What a change of the contract does to those who rely on it.
 * - `breaks`: somebody who did nothing wrong fails, or is told less.
 * - `warns`: well-behaved readers go on; a look is due.
 * - `adds`: nobody who knew the contract before notices.
 */
export type Level = 'breaks' | 'warns' | 'adds';

/** One difference between two contracts. */
export type Change = {
  readonly level: Level;
  /** `order: POST /v1/orders, body: address.zipCode` */
  readonly place: string;
  readonly why: string;
};

const change =
  (level: Level) =>
  (place: string, why: string): Change => ({ level, place, why });

export const breaks = change('breaks');
export const warns = change('warns');
export const adds = change('adds');

/** The change in one line, without its level: what is printed, and what is written down to accept it. */
export const lineOf = ({ place, why }: Change): string => `${place.replace(/:$/, '')}: ${why}`;
