import { staffProductSorts } from '@eshop/contracts/api/product';
import { centsOf } from '../form/dollars.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What the address of the list asks the shop for; what can't be read of it is left out. */
export function listQuery(query: Query) {
  const { q, category, make, yearFrom, yearTo, priceFrom, priceTo, sort, cursor } = query;
  return {
    q: q?.slice(0, 100),
    category,
    make,
    yearFrom: whole(yearFrom),
    yearTo: whole(yearTo),
    priceFrom: centsOf(priceFrom ?? '') ?? undefined,
    priceTo: centsOf(priceTo ?? '') ?? undefined,
    sort: staffProductSorts.find((known) => known === sort),
    cursor,
  };
}

const whole = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined);

/** Filters, without what only arranges the list. */
export const hasFilters = ({ sort: _s, columns: _c, cursor: _p, archived: _a, ...filters }: Query): boolean =>
  Object.values(filters).some((value) => value !== undefined);
