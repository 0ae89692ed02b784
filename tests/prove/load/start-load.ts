import { setTimeout as wait } from 'node:timers/promises';
import type { Person } from '../../lib/people.ts';
import { type Random, randomFrom } from '../random.ts';
import { browse } from './browse.ts';
import { buy } from './buy.ts';
import { keepCart } from './keep-cart.ts';
import { lookUp } from './look-up.ts';
import { moveStock } from './move-stock.ts';
import { orderCart } from './order-cart.ts';
import type { Turn, World } from './world.ts';

/** How many take each turn, over and over. */
const crowd: readonly { readonly turn: Turn; readonly count: number; readonly byStaff?: true }[] = [
  { turn: browse, count: 3 },
  { turn: keepCart, count: 3 },
  { turn: orderCart, count: 2 },
  { turn: buy, count: 8 },
  { turn: moveStock, count: 2, byStaff: true },
  { turn: lookUp, count: 1 },
];

/** How many customers the load needs. */
export const customersNeeded = crowd.reduce((sum, { count, byStaff }) => sum + (byStaff ? 0 : count), 0);

type Options = {
  readonly seed: number;
  /** Between two turns of a person. */
  readonly longestPauseMilliseconds: number;
  /** What went wrong in a turn itself. */
  wrong(turn: string, error: unknown): void;
};

/** Begins the load. @returns what stops it: every turn that was begun is ended first */
export function startLoad(
  world: World,
  { seed, longestPauseMilliseconds, wrong }: Options,
): () => Promise<void> {
  const stop = new AbortController();
  const customers = [...world.customers];

  async function repeat(turn: Turn, person: Person, random: Random): Promise<void> {
    while (!stop.signal.aborted) {
      await turn(world, person, random).catch((error: unknown) => wrong(turn.name, error));
      await wait(random.int(longestPauseMilliseconds));
    }
  }

  const ended = Promise.all(
    crowd.flatMap(({ turn, count, byStaff }) =>
      Array.from({ length: count }, (_, index) => {
        const person = byStaff ? world.admin : customers.pop();
        if (!person) throw new Error('the load needs more customers');
        return repeat(turn, person, randomFrom(seed + index * 7919 + customers.length));
      }),
    ),
  );
  return async () => {
    stop.abort();
    await ended;
  };
}
