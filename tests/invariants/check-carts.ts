import { z } from 'zod';
import type { Breach, Check } from './check.ts';
import type { Stores } from './stores.ts';

const cartSchema = z.object({ revision: z.string(), stamp: z.number(), version: z.number() });
/** A state of a cart: two states never have the same revision, and a later one has a higher stamp. */
export type CartState = z.output<typeof cartSchema>;

/** All carts of the Redis master, by owner. */
async function liveCarts({ redis, names: { cartPrefix: prefix } }: Stores): Promise<Map<string, CartState>> {
  const carts = new Map<string, CartState>();
  for (const kind of ['user', 'guest']) {
    const keys = redis.scanStream({ match: `${prefix}${kind}:*`, count: 500 });
    for await (const batch of keys) {
      for (const key of z.array(z.string()).parse(batch)) {
        const text = await redis.hget(key, 'cart');
        if (text) carts.set(key.slice(prefix.length), cartSchema.parse(JSON.parse(text)));
      }
    }
  }
  return carts;
}

/** Carts that the copy lacks or has in another state. */
export function uncopied(live: ReadonlyMap<string, CartState>, saved: ReadonlyMap<string, string>): Breach[] {
  return [...live].flatMap(([owner, { revision, version }]) => {
    const copy = saved.get(owner);
    if (copy === revision) return [];
    const detail = copy ? `MySQL has revision ${copy}` : 'MySQL has no copy';
    return [
      {
        subject: `cart of ${owner}`,
        detail: `Redis has version ${version}, revision ${revision}; ${detail}`,
      },
    ];
  });
}

/** I5: each cart in Redis has come to MySQL as it is, from where it is read should Redis lose it. */
export const checkCarts: Check = {
  invariant: 'I5',
  title: 'each cart has its copy in MySQL',
  async run(stores) {
    const live = await liveCarts(stores);
    const rows = await stores.sql.cart.query<{ owner: string; document: string }>(
      'SELECT owner, document FROM carts',
    );
    const saved = new Map(
      rows.map(({ owner, document }) => [owner, cartSchema.parse(JSON.parse(document)).revision]),
    );
    return {
      compared: `${live.size} carts in Redis with ${saved.size} copies`,
      breaches: uncopied(live, saved),
    };
  },
};
