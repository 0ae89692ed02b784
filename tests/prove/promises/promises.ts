import type { Item } from '@eshop/contracts';
import type { Order, TimelineEntry } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';
import type { CreateMovement } from '@eshop/contracts/api/warehouse';
import type { Person } from '../../lib/people.ts';

/** What the shop said to something: yes, no, or nothing that counts. */
export type Said = 'promised' | 'refused' | 'unknown';

/** An order as its customer knows it. */
export type OrderPromise = {
  /** Its idempotency key, and the note in its address, by which it is found. */
  readonly key: string;
  readonly person: Person;
  readonly items: readonly Item[];
  /** For an order of what is in the cart: when its lines were acknowledged. */
  readonly filled?: { readonly from: number; readonly until: number };
  said: Said;
  id: string | undefined;
  /** The longest timeline that was heard of. */
  heard: readonly TimelineEntry[];
};

/** A proof, and what an admin was told of their decision on it. */
export type ProofPromise = {
  readonly key: string;
  readonly person: Person;
  readonly orderId: string;
  readonly sha256: string;
  said: Said;
  payment: Payment | undefined;
  decision: { readonly kind: 'approve' | 'reject' | 'reject for good'; said: Said } | undefined;
};

/** A stock movement; its reason is its key. */
export type MovementPromise = {
  readonly key: string;
  readonly movement: CreateMovement;
  readonly said: Said;
  readonly id: string | undefined;
};

/** A cart: for each product the quantities that may be in it. */
export type CartPromise = { readonly person: Person; readonly lines: Map<string, CartLine> };
export type CartLine = {
  /** Acknowledged last, and when. */
  known: number;
  knownAt: number;
  /** Acknowledged before that. */
  before: number;
  /** Asked for since, without an answer that counts. */
  perhaps: number[];
};

/** The log of what was promised, kept by the load itself. */
export type Promises = {
  readonly orders: OrderPromise[];
  readonly proofs: ProofPromise[];
  readonly movements: MovementPromise[];
  readonly carts: CartPromise[];
};

export const noPromises = (): Promises => ({ orders: [], proofs: [], movements: [], carts: [] });

/** Notes what an answer tells of an order. */
export function hear(promise: OrderPromise, { id, timeline }: Order): void {
  promise.said = 'promised';
  promise.id = id;
  if (timeline.length > promise.heard.length) promise.heard = timeline;
}
