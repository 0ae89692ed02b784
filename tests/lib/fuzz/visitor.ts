import { randomUUID } from 'node:crypto';
import type { Random } from '../../prove/random.ts';
import type { Facts, Known } from './known.ts';
import type { Operation } from './operations.ts';

/** Who asks, and what they know of. */
export type Visitor = {
  readonly kind: 'guest' | 'customer' | 'other customer' | 'warehouse' | 'admin' | 'leaver';
  readonly token?: string;
  readonly known: Known;
  /** What others have who work for the same shop, or who the visitor was before signing in. */
  readonly shared?: readonly Known[];
  /** What is somebody else’s. */
  readonly strange?: readonly Known[];
  /** Good bodies where a sample with ids in it is not enough, by the operation’s name. */
  readonly bodies?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** How a visitor comes by the values of a request. */
export type Choosing = {
  readonly random: Random;
  readonly visitor: Visitor;
  readonly facts: Facts;
  /** How often a value is something else than asked for; with 0 all that is known is used as it should be. */
  readonly oddShare: number;
};

/** A value that is called so: mostly one that the visitor may use, else somebody else’s. */
export function knownValue(name: string, { random, visitor, oddShare }: Choosing): string | undefined {
  const { known, shared = [], strange = [] } = visitor;
  const from = (sources: readonly Known[]) =>
    random
      .shuffle(sources)
      .map((source) => source.pick(name, random))
      .find((value) => value !== undefined);
  const isStrange = oddShare > 0 && random.next() < 0.2;
  return (isStrange ? from(strange) : undefined) ?? from([known, ...shared]);
}

/** The same for an id: one of nothing when there is none to be known. */
export const knownId = (name: string, choosing: Choosing): string =>
  (choosing.oddShare > 0 && choosing.random.next() < 0.1 ? undefined : knownValue(name, choosing)) ??
  randomUUID();

/** Those whom an operation lets in; all when it is nobody. */
export function welcome(
  { endpoint: { access } }: Operation,
  visitors: readonly Visitor[],
): readonly Visitor[] {
  const letIn = visitors.filter(({ kind, token }) => {
    if (access === 'public' || access === 'optional') return true;
    if (token === undefined) return false;
    return access === 'signed-in' || access.includes('customer') || access.some((role) => role === kind);
  });
  return letIn.length > 0 ? letIn : visitors;
}
