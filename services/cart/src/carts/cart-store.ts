import { Unavailable } from '@eshop/kit/errors';
import type { SavedCarts } from '../persistence/saved-cart-store.ts';
import { cartsUnavailable, type Deadline, untilDeadline } from '../redis/deadline.ts';
import { createKeyedLock } from '../redis/keyed-lock.ts';
import { isRedisAway } from '../redis/sentinel-client.ts';
import { type Attempt, createRuleRunner, type Found, type Rule } from './apply-rule.ts';
import { type Cart, type CartContents, emptyContents } from './cart.ts';
import { absent, type CartEntries, type Entry } from './cart-entry-store.ts';
import type { CartOwner } from './cart-owner.ts';
import { createComparedCarts } from './compared-carts.ts';
import { createSeenEntries } from './seen-entries.ts';

export type Changed<Result> = { readonly carts: readonly (Cart | null)[]; readonly result: Result };

/** A cart begun while MySQL was away: an earlier one may lie there. */
const unseenContents: CartContents = { lines: [], unseen: { removed: [], cleared: false } };

export type CartStore = ReturnType<typeof createCartStore>;

type Options = { entries: CartEntries; saved: SavedCarts; now: () => Date };

const toFound = (entry: Entry): Found => ({ ...entry, contents: entry.cart ?? emptyContents });

/** Carts in Redis, each change atomic and on a replica before it counts; MySQL is asked for carts that are not there. */
export function createCartStore({ entries, saved, now }: Options) {
  const lock = createKeyedLock();
  const apply = createRuleRunner(now);
  const seen = createSeenEntries();
  const compared = createComparedCarts();

  /** What Redis holds; a cart that it lost is put back from MySQL. @throws 503 when that can't be found out. */
  async function load(owner: CartOwner): Promise<Entry> {
    const connection = entries.connectionsMade();
    const entry = await entries.read(owner);
    if (entry) return compared.has(owner, connection) ? entry : compare(owner, entry, connection);
    if (owner.isNew) return absent;
    const lost = await saved.find(owner.key);
    if (!lost && owner.kind === 'guest') return absent;
    return entries.restore(owner, lost);
  }

  /**
   * A server that takes over can be behind: one that hung comes back with what it had, and Sentinel may make it the master before
   * it has caught up. So the first time after a connection was made, the later one of the cart and its copy counts.
   */
  async function compare(owner: CartOwner, entry: Entry, connection: number): Promise<Entry> {
    try {
      const later = await saved.findLater(owner.key, entry.cart?.stamp ?? 0);
      const found = later ? await entries.restore(owner, later) : entry;
      compared.add(owner, connection);
      return found;
    } catch (error) {
      if (error instanceof Unavailable) return entry;
      throw error;
    }
  }

  /** The same for a change, which goes on while MySQL is away: what it may hold is added once it is back. */
  async function loadForChange(owner: CartOwner): Promise<Found> {
    try {
      return toFound(await load(owner));
    } catch (error) {
      if (owner.kind === 'user' && error instanceof Unavailable)
        return { ...absent, contents: unseenContents };
      throw error;
    }
  }

  function done<Result>(owners: readonly CartOwner[], { entries: made, result }: Attempt<Result>) {
    for (const [i, owner] of owners.entries()) seen.keep(owner, made[i] ?? absent);
    return { carts: made.map(({ cart }) => cart), result };
  }

  return {
    /** The cart, or null when there never was one. @throws 503 while Redis, or what it lost, can't be reached. */
    read: (owner: CartOwner, deadline: Deadline): Promise<Cart | null> =>
      untilDeadline(deadline, async () => (await load(owner)).cart, isRedisAway),

    /**
     * Changes carts together by a rule and answers when a replica has the change. The rule may run several times. Also what
     * it leaves unchanged is confirmed: the state it saw may come from a write whose confirmation failed.
     * @throws what the rule throws; 503 when no replica confirmed in time: then the change may have been made or not.
     */
    async change<Result>(
      owners: readonly CartOwner[],
      rule: Rule<Result>,
      deadline: Deadline,
    ): Promise<Changed<Result>> {
      let attempt: Attempt<Result> | null = null;

      async function replaceLoaded(): Promise<Changed<Result>> {
        for (;;) {
          const found = await Promise.all(owners.map(loadForChange));
          const made = attempt?.entries.every((entry, i) => entry.revision === found[i]?.revision);
          attempt = attempt && made ? attempt : apply(found, rule);
          if (await entries.replace(owners, found, attempt.entries)) return done(owners, attempt);
          if (performance.now() > deadline.endsAt) throw cartsUnavailable();
        }
      }

      /** Saves reading the cart when this instance wrote it last. What an outdated one makes a rule refuse is no answer. */
      async function replaceSeen(): Promise<Changed<Result> | null> {
        const known = owners.map(seen.get);
        const found = known.flatMap((entry) => (entry ? [toFound(entry)] : []));
        for (const owner of owners) seen.forget(owner);
        if (found.length < owners.length) return null;
        try {
          attempt = apply(found, rule);
        } catch {
          return null;
        }
        return (await entries.replace(owners, found, attempt.entries)) ? done(owners, attempt) : null;
      }

      const replace = async () => (attempt ? null : await replaceSeen()) ?? (await replaceLoaded());
      const keys = owners.map(({ key }) => key);
      return untilDeadline(deadline, () => lock.run(keys, replace), isRedisAway);
    },

    /** Resolves when a write reaches the master and a replica now. */
    probe: () => entries.probe(),
  };
}
