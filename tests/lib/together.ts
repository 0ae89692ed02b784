import type { z } from 'zod';
import { type Oddity, type Path, withOddities } from './oddities.ts';

/** What a schema refuses and what it lets pass, of a body's oddities. */
export type Sorted = {
  /** Bodies with as many faults each as the schema finds side by side; every fault is in one of them. */
  readonly faulty: readonly unknown[];
  /** Bodies with one oddity each. */
  readonly fine: readonly unknown[];
};

/** The longest text of a body's oddities together, far below what a service takes. */
const mostCharacters = 60_000;

/**
 * Puts oddities that the schema refuses together: one request then shows for many members that each of them is looked at
 * and named. What the schema lets pass goes on to the service, so it stays alone.
 */
export function together(
  body: unknown,
  oddities: readonly Oddity[],
  schema: z.ZodType,
  most = mostCharacters,
): Sorted {
  const named = (odd: readonly Oddity[]) =>
    new Set(schema.safeParse(withOddities(body, odd)).error?.issues.map(({ path }) => path.join('.')));
  const batches: { oddities: Oddity[]; names: Set<string> }[] = [];
  const fine: unknown[] = [];
  for (const oddity of oddities) {
    const alone = named([oddity]);
    if (alone.size === 0) fine.push(withOddities(body, [oddity]));
    else {
      const fits = (batch: (typeof batches)[number]) => {
        if (batch.oddities.some(({ path }) => overlap(path, oddity.path))) return false;
        const all = [...batch.oddities, oddity];
        return lengthOf(all) <= most && named(all).isSupersetOf(batch.names.union(alone));
      };
      const batch = batches.find(fits);
      if (batch) {
        batch.oddities.push(oddity);
        batch.names = batch.names.union(alone);
      } else batches.push({ oddities: [oddity], names: alone });
    }
  }
  return { faulty: batches.map((batch) => withOddities(body, batch.oddities)), fine };
}

const overlap = (one: Path, other: Path) => {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).join('.') === other.slice(0, length).join('.');
};

const lengthOf = (oddities: readonly Oddity[]) => JSON.stringify(oddities).length;
