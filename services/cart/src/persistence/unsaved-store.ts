import type { ReplicatedRedis } from '../redis/replicated-client.ts';
import { createScript, runScript } from '../redis/script-client.ts';

/** A cart that MySQL may not have yet, as it was read: its document as text; null when Redis has lost it. */
export type Unsaved = {
  readonly owner: string;
  readonly revision: string;
  readonly document: string | null;
  readonly stamp: number;
};

export type UnsavedCarts = ReturnType<typeof createUnsavedCarts>;

/** Takes a cart off the list if it is still as it was saved; else it waits again from now on. */
const settleCarts = createScript(`
for i = 2, #KEYS do
  local revision = redis.call('HGET', KEYS[i], 'revision')
  if not revision or revision == ARGV[i] then redis.call('ZREM', KEYS[1], KEYS[i])
  else redis.call('ZADD', KEYS[1], 'XX', ARGV[1], KEYS[i]) end
end
return 1`);

const leaseSaving = createScript(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`);

const yieldSaving = createScript(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`,
);

const leaseMilliseconds = 3_000;

/** The carts that MySQL lacks: written with the cart itself, so none is forgotten; each stands here once, oldest first. */
export function createUnsavedCarts({ direct }: ReplicatedRedis, keyPrefix: string, holder: string) {
  const setKey = `${keyPrefix}unsaved`;
  const leaseKey = `${keyPrefix}saver`;

  return {
    /** Whether this instance is the one that saves now. Two at once would only do the same work twice. */
    async lease(): Promise<boolean> {
      return (await runScript(direct, leaseSaving, [leaseKey], [holder, leaseMilliseconds])) === 1;
    },

    /** Lets another instance save at once. */
    async yield(): Promise<void> {
      await runScript(direct, yieldSaving, [leaseKey], [holder]);
    },

    /** The carts that have waited longest. */
    async oldest(count: number): Promise<Unsaved[]> {
      const keys = await direct.zrange(setKey, '0', String(count - 1));
      const entries = await Promise.all(keys.map((key) => direct.hmget(key, 'revision', 'cart', 'stamp')));
      return keys.map((key, i) => {
        const [revision, document, stamp] = entries[i] ?? [];
        const owner = key.slice(keyPrefix.length);
        return { owner, revision: revision ?? '', document: document || null, stamp: Number(stamp) };
      });
    },

    /** These were saved as they stand here. `now` in ms. */
    async settle(carts: readonly Unsaved[], now: number): Promise<void> {
      if (carts.length === 0) return;
      const keys = carts.map(({ owner }) => `${keyPrefix}${owner}`);
      const revisions = carts.map(({ revision }) => revision);
      await runScript(direct, settleCarts, [setKey, ...keys], [now, ...revisions]);
    },

    /** How many wait. */
    depth: () => direct.zcard(setKey),

    /** Since when the oldest waits, in ms; null when none does. */
    async oldestSince(): Promise<number | null> {
      const [, since] = await direct.zrange(setKey, '0', '0', 'WITHSCORES');
      return since === undefined ? null : Number(since);
    },
  };
}
