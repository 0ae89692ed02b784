import type { Fault } from './faults/fault.ts';
import { randomFrom } from './random.ts';

/** A fault with its time, in milliseconds since the load began. */
export type Planned = { readonly fault: Fault; readonly at: number; readonly lasts: number };

const calmMilliseconds = 5_000;
const shortestMilliseconds = 2_000;
const longestMilliseconds = 9_000;
/** What the shop is given to mend itself before the next. */
const restMilliseconds = 12_000;
const shareOfPairs = 0.3;

const meet = (one: Fault, other: Fault) =>
  one.hits.some((hit) => other.hits.includes(hit)) ||
  [one, other].some(({ hits }) => hits.includes('gateway'));

/**
 * Mixes faults over a time: which one, when and for how long follow from the seed alone. Kinds take turns, and of a kind every
 * fault comes once before one comes again; now and then two come together that are felt in different places.
 */
export function planMixed(
  kinds: readonly (readonly Fault[])[],
  seed: number,
  milliseconds: number,
): Planned[] {
  const random = randomFrom(seed);
  const planned: Planned[] = [];
  const decks = kinds.filter((kind) => kind.length > 0).map((faults) => ({ faults, left: [] as Fault[] }));
  let turns: typeof decks = [];
  const draw = (fits: (fault: Fault) => boolean): Fault | undefined => {
    if (turns.length === 0) turns = random.shuffle(decks);
    const deck = turns[0];
    if (!deck) return undefined;
    if (deck.left.length === 0) deck.left = random.shuffle(deck.faults);
    const index = deck.left.findIndex(fits);
    if (index < 0) return undefined;
    turns = turns.slice(1);
    return deck.left.splice(index, 1)[0];
  };
  const length = () => shortestMilliseconds + random.int(longestMilliseconds - shortestMilliseconds);
  for (let at = calmMilliseconds; ; ) {
    const first = draw(() => true);
    if (!first) return planned;
    const lasts = length();
    if (at + lasts + restMilliseconds > milliseconds) return planned;
    planned.push({ fault: first, at, lasts });
    const second = random.next() < shareOfPairs ? draw((fault) => !meet(first, fault)) : undefined;
    if (second) planned.push({ fault: second, at: at + random.int(lasts), lasts: length() });
    at = Math.max(...planned.map((one) => one.at + one.lasts)) + random.int(restMilliseconds);
  }
}
