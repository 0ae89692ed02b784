import { type ListedPage, type ListQuery, orders, type Position } from '../catalogue/list-query.ts';
import type { Choice } from './facets.ts';
import type { Rows } from './rows.ts';
import type { Matches } from './text-search.ts';
import { createTopRows } from './top-rows.ts';
import { walkOrder } from './walk-order.ts';

/** Rows tested in order before it is worth testing all candidates instead. */
const patience = 2_000;

/**
 * One page: either by walking an order from the cursor on until the page is full, or, when that would pass over many
 * rows, by picking the best of the smallest set of candidates. Neither depends on how deep the page is.
 */
export function selectPage(rows: Rows, query: ListQuery, matches: Matches | null): ListedPage {
  const wanted = query.limit + 1;
  const choices = rows.choices(query).map(({ choice }) => choice);
  const passes = filterOf(rows, choices);
  const compare = comparison(rows, query, matches);
  const isBehind = behindCursor(rows, query, matches);
  const pick = (each: (take: (row: number) => void) => void): ListedPage => {
    const top = createTopRows(wanted, compare);
    each((row) => {
      if (passes(row) && isBehind(row)) top.offer(row);
    });
    return toPage(rows, query, top.inOrder(), matches);
  };
  // The newest rows come last: taken backwards, most of the others need not be kept for a moment.
  if (matches) return pick((take) => backwards(matches.rows, take));
  const smallest = choices.reduce<Choice | null>(
    (best, choice) => (best && best.count <= choice.count ? best : choice),
    null,
  );
  if (smallest && smallest.count <= wanted * 4) return pick(smallest.each);
  const { by } = orders[query.sort];
  // Names and stock have no order that is kept: few ask for it, and stock moves with every sale.
  if (by === 'name' || by === 'stock') return pick(smallest ? smallest.each : rows.each);
  const most = smallest ? Math.max(patience, smallest.count / 4) : Number.POSITIVE_INFINITY;
  const walked = walkOrder(rows, query, { passes, choices, most });
  if (walked) return toPage(rows, query, walked, null);
  return smallest ? pick(smallest.each) : { ids: [], end: null };
}

function backwards(rows: Uint32Array, take: (row: number) => void): void {
  for (let at = rows.length - 1; at >= 0; at--) take(rows[at] ?? 0);
}

function filterOf(rows: Rows, choices: readonly Choice[]): (row: number) => boolean {
  return (row) => {
    if (!rows.isAlive(row)) return false;
    for (const choice of choices) if (!choice.test(row)) return false;
    return true;
  };
}

function comparison(rows: Rows, { sort }: ListQuery, matches: Matches | null) {
  const { by, ascending } = orders[sort];
  const score = scoreOf(matches);
  const compare =
    by === 'score'
      ? (one: number, other: number) => score(one) - score(other) || rows.byAge(one, other)
      : rows.compareBy[by];
  return ascending ? compare : (one: number, other: number) => compare(other, one);
}

function behindCursor(
  rows: Rows,
  { sort, after }: ListQuery,
  matches: Matches | null,
): (row: number) => boolean {
  if (!after) return () => true;
  const { by, ascending } = orders[sort];
  const compare = by === 'score' ? byScore(rows, after, matches) : rows.compareToPlace(by, after);
  return ascending ? (row) => compare(row) > 0 : (row) => compare(row) < 0;
}

function byScore(rows: Rows, after: Position, matches: Matches | null): (row: number) => number {
  const score = scoreOf(matches);
  const byAge = rows.compareToPlace('age', after);
  return (row) => score(row) - Number(after.value) || byAge(row);
}

const scoreOf = (matches: Matches | null) => matches?.score ?? (() => 0);

function toPage(
  rows: Rows,
  { sort, limit }: ListQuery,
  found: readonly number[],
  matches: Matches | null,
): ListedPage {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const ids = page.map(rows.idOf);
  const id = ids.at(-1);
  if (found.length <= limit || last === undefined || id === undefined) return { ids, end: null };
  const { by } = orders[sort];
  const value = by === 'score' ? scoreOf(matches)(last) : rows.valueOf[by](last);
  return { ids, end: { value, id } };
}
