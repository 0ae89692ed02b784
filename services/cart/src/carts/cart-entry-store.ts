import { z } from 'zod';
import type { ReplicatedRedis } from '../redis/replicated-client.ts';
import { createScript, runScript } from '../redis/script-client.ts';
import type { Cart } from './cart.ts';
import type { CartOwner } from './cart-owner.ts';

/** What Redis holds for an owner. A user without a cart has an entry too, so that MySQL is not asked each time. */
export type Entry = { readonly revision: string; readonly cart: Cart | null };

/** Nothing is held. */
export const absent: Entry = { revision: '', cart: null };

const noCart = 'none';
const noCartMilliseconds = 86_400_000;
/** A user's cart lives on in MySQL and comes back when it is asked for. */
const userMilliseconds = 30 * 86_400_000;

/**
 * Replaces carts if all of them still have the revision that was seen, or have the new one already: then the answer to this
 * very write was lost, and writing it again lets WAIT confirm it. Marks them as not yet saved in the same step.
 */
const replaceCarts = createScript(`
for i = 2, #KEYS do
  local at = (i - 2) * 5 + 2
  local revision = redis.call('HGET', KEYS[i], 'revision') or ''
  if revision ~= ARGV[at] and revision ~= ARGV[at + 1] then return 0 end
end
for i = 2, #KEYS do
  local at = (i - 2) * 5 + 2
  if ARGV[at + 1] ~= '' then
    redis.call('HSET', KEYS[i], 'revision', ARGV[at + 1], 'cart', ARGV[at + 2], 'stamp', ARGV[at + 3])
    redis.call('PEXPIRE', KEYS[i], ARGV[at + 4])
    if ARGV[at + 2] ~= '' then redis.call('ZADD', KEYS[1], 'NX', ARGV[1], KEYS[i]) end
  end
end
return 1`);

/** Puts a cart back unless a state as late is there; answers with what is there then. */
const restoreCart = createScript(`
local stamp = tonumber(redis.call('HGET', KEYS[1], 'stamp') or '-1')
if stamp < tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[1], 'revision', ARGV[1], 'cart', ARGV[2], 'stamp', ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
return redis.call('HMGET', KEYS[1], 'revision', 'cart')`);

const probe = createScript(`return redis.call('SET', KEYS[1], '1', 'PX', 60000)`);

export type CartEntries = ReturnType<typeof createCartEntries>;

/** Carts as Redis keeps them: a hash per cart with the revision and the document, and the set of those not yet saved. */
export function createCartEntries(
  redis: ReplicatedRedis,
  { keyPrefix, guestSeconds, now }: { keyPrefix: string; guestSeconds: number; now: () => Date },
) {
  const keyOf = (owner: CartOwner) => `${keyPrefix}${owner.key}`;
  const unsavedKey = `${keyPrefix}unsaved`;
  const lifeOf = (owner: CartOwner, cart: Cart | null) => {
    if (!cart) return noCartMilliseconds;
    return owner.kind === 'guest' ? guestSeconds * 1_000 : userMilliseconds;
  };

  return {
    async read(owner: CartOwner): Promise<Entry | null> {
      return toEntry(await redis.direct.hmget(keyOf(owner), 'revision', 'cart'));
    },

    /** Puts back what MySQL had, in place of an earlier state too, or notes that it had nothing. */
    async restore(owner: CartOwner, cart: Cart | null): Promise<Entry> {
      const held = await runScript(
        redis.direct,
        restoreCart,
        [keyOf(owner)],
        [cart?.revision ?? noCart, cart ? JSON.stringify(cart) : '', cart?.stamp ?? 0, lifeOf(owner, cart)],
      );
      return toEntry(z.tuple([z.string(), z.string()]).parse(held)) ?? absent;
    },

    /** Writes the new entries if the owners still have those found; false when somebody was faster. */
    async replace(
      owners: readonly CartOwner[],
      found: readonly Entry[],
      next: readonly Entry[],
    ): Promise<boolean> {
      const values = owners.flatMap((owner, i) => {
        const { revision, cart } = next[i] ?? absent;
        const text = cart ? JSON.stringify(cart) : '';
        return [found[i]?.revision ?? '', revision, text, cart?.stamp ?? 0, lifeOf(owner, cart)];
      });
      const keys = [unsavedKey, ...owners.map(keyOf)];
      return (await redis.write(replaceCarts, keys, [now().getTime(), ...values])) === 1;
    },

    connectionsMade: redis.connectionsMade,

    /** Resolves when a write reaches the master and a replica. */
    async probe(): Promise<void> {
      await redis.write(probe, [`${keyPrefix}probe`], []);
    },
  };
}

function toEntry([revision, text]: readonly (string | null)[]): Entry | null {
  if (!revision) return null;
  // Written by `replace` or `restore` above.
  return { revision, cart: text ? (JSON.parse(text) as Cart) : null };
}
