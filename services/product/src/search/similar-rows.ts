import { blockOf, type Choice } from './facets.ts';
import type { Rows } from './rows.ts';
import { createTopRows } from './top-rows.ts';

/** What products are to be similar to. */
export type Likeness = {
  readonly id: string;
  /** Categories, the nearest first, each with all below it. */
  readonly circles: readonly (readonly string[])[];
  readonly bodyType: string;
  readonly priceAmount: number;
};

/** So many rows are compared all; among more, those near in price are found faster. */
const few = 5_000;
/** Steps after which a body type is given up for rows near in price. */
const patience = 5_000;

/** Rows alike in category, then in body type, then in price, the best first. */
export function similarRows(rows: Rows, likeness: Likeness, limit: number): number[] {
  const found = new Set<number>();
  const self = rows.rowOf(likeness.id);
  for (const ids of likeness.circles) {
    const circle = rows.facets.category.among(ids);
    const isNew = (row: number) => row !== self && rows.isAlive(row) && !found.has(row);
    const pick = circle.count <= few ? compareAll : walkFromPrice;
    for (const row of pick(rows, likeness, { circle, isNew, limit: limit - found.size })) found.add(row);
    if (found.size >= limit) break;
  }
  return [...found];
}

type Search = {
  readonly circle: Choice;
  readonly isNew: (row: number) => boolean;
  readonly limit: number;
};

const hasBody = (rows: Rows, { bodyType }: Likeness) =>
  rows.facets.bodyType.among([bodyType.toLowerCase()]).test;

function compareAll(rows: Rows, likeness: Likeness, { circle, isNew, limit }: Search): number[] {
  const sameBody = hasBody(rows, likeness);
  const distance = (row: number) => Math.abs(rows.priceOf(row) - likeness.priceAmount);
  const best = createTopRows(
    limit,
    (one, other) =>
      Number(sameBody(other)) - Number(sameBody(one)) ||
      distance(one) - distance(other) ||
      rows.byAge(other, one),
  );
  circle.each((row) => {
    if (isNew(row)) best.offer(row);
  });
  return best.inOrder();
}

/** Walks the order by price to both sides, the nearer one first, until there are enough rows with the same body type. */
function walkFromPrice(rows: Rows, likeness: Likeness, { circle, isNew, limit }: Search): number[] {
  const { priceAmount } = likeness;
  const sameBody = hasBody(rows, likeness);
  const ordered = rows.price.rows();
  const distance = (place: number): number => {
    const row = ordered[place];
    return row === undefined ? Number.POSITIVE_INFINITY : Math.abs(rows.priceOf(row) - priceAmount);
  };
  let above = rows.price.seek((row) => rows.priceOf(row) >= priceAmount);
  let below = above - 1;
  const alike: number[] = [];
  const others: number[] = [];
  for (let step = 0; step < ordered.length && alike.length < limit; step++) {
    if (step > patience && alike.length + others.length >= limit) break;
    const row = ordered[distance(below) < distance(above) ? below-- : above++] ?? 0;
    if (!circle.mayHold(blockOf(row)) || !circle.test(row) || !isNew(row)) continue;
    if (sameBody(row)) alike.push(row);
    else if (others.length < limit) others.push(row);
  }
  return [...alike, ...others].slice(0, limit);
}
