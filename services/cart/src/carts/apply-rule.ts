import { v7 as uuidv7 } from 'uuid';
import type { Cart, CartContents } from './cart.ts';
import type { Entry } from './cart-entry-store.ts';

/** What a rule makes of carts: their new contents in the same order, and what else it found out. */
export type Change<Result> = {
  readonly contents: readonly CartContents[];
  readonly result: Result;
  /** A state outside Redis that the new one comes after. */
  readonly after?: Cart | null;
};
/** A rule over carts that change together. What it returns as it was given stays unchanged. */
export type Rule<Result> = (carts: readonly CartContents[]) => Change<Result>;

/** An entry with the contents that the rule sees. */
export type Found = Entry & { readonly contents: CartContents };
/** What shall be written. */
export type Attempt<Result> = { readonly entries: readonly Entry[]; readonly result: Result };

/** Applies rules and gives each changed cart its version, stamp and revision. */
export function createRuleRunner(now: () => Date) {
  const instance = uuidv7();
  let states = 0;

  function stamped({ cart: before }: Found, contents: CartContents, after: Cart | null): Entry {
    const time = now();
    states += 1;
    const revision = `${instance}.${states}`;
    const cart: Cart = {
      ...contents,
      id: before?.id ?? uuidv7(),
      version: Math.max(before?.version ?? 0, after?.version ?? 0) + 1,
      stamp: Math.max(time.getTime(), (before?.stamp ?? 0) + 1, (after?.stamp ?? 0) + 1),
      revision,
      updatedAt: time.toISOString(),
    };
    return { revision, cart };
  }

  return <Result>(found: readonly Found[], rule: Rule<Result>): Attempt<Result> => {
    const { contents, result, after = null } = rule(found.map((one) => one.contents));
    const entries = found.map((one, i) => {
      const wanted = contents[i] ?? one.contents;
      if (wanted === one.contents) return { revision: one.revision, cart: one.cart };
      return stamped(one, wanted, after);
    });
    return { entries, result };
  };
}
