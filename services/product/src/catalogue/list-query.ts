import type { ProductsQuery } from '@eshop/contracts/api/product';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { badRequest } from '@eshop/kit/errors';
import { z } from 'zod';

/** Orders of a list; `relevance` only exists for a search. */
export type Sort = 'newest' | 'price-asc' | 'price-desc' | 'relevance';

/** What products must have; texts in lower case, both ends of ranges included. */
export type Filters = {
  readonly make?: string;
  readonly fuel?: string;
  readonly transmission?: string;
  readonly bodyType?: string;
  readonly yearFrom?: number;
  readonly yearTo?: number;
  readonly priceFrom?: number;
  readonly priceTo?: number;
};

/**
 * Where a page ends: its last product's place in the order. `value` is the price or the score; the id decides among
 * equals. New products never move it, so a cursor stays good while rows are added.
 */
export type Position = { readonly value: number; readonly id: string };

/** A list to be read, a page at a time. */
export type ListQuery = {
  /** Null: of all categories. */
  readonly categoryIds: readonly string[] | null;
  /** Empty: no search. */
  readonly words: string;
  readonly sort: Sort;
  readonly filters: Filters;
  readonly after: Position | undefined;
  readonly limit: number;
};

/** Ids of one page, and where it ends; null on the last one. */
export type ListedPage = { readonly ids: readonly string[]; readonly end: Position | null };

const cursorSchema = z.tuple([z.string(), z.number(), z.guid()]);

/** The list that a request asks for. @throws 400 for a cursor of another order. */
export function readListQuery(query: ProductsQuery, categoryIds: readonly string[] | null): ListQuery {
  const words = query.q ?? '';
  const sort = query.sort ?? (words === '' ? 'newest' : 'relevance');
  const { limit, cursor, yearFrom, yearTo, priceFrom, priceTo, make, fuel, transmission, bodyType } = query;
  const ranges = { yearFrom, yearTo, priceFrom, priceTo };
  const values = { make, fuel, transmission, bodyType };
  return {
    categoryIds,
    words,
    sort,
    filters: { ...given(ranges), ...given(mapValues(values, (value) => value?.toLowerCase())) },
    after: readPosition(sort, cursor),
    limit,
  };
}

/** The cursor for the page behind this position. */
export const cursorOf = (sort: Sort, { value, id }: Position): string => encodeCursor([sort, value, id]);

function readPosition(sort: Sort, cursor: string | undefined): Position | undefined {
  const decoded = decodeCursor(cursorSchema, cursor);
  if (!decoded) return undefined;
  const [madeFor, value, id] = decoded;
  if (madeFor !== sort) throw badRequest([{ path: 'cursor', message: 'was made for another order' }]);
  return { value, id };
}

const given = <Members extends object>(members: Members) =>
  // Only members that are undefined are dropped, so what stays has its type.
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Members]?: NonNullable<Members[Name]>;
  };

const mapValues = <Name extends string, From, To>(members: Record<Name, From>, change: (value: From) => To) =>
  Object.fromEntries(Object.entries<From>(members).map(([name, value]) => [name, change(value)])) as Record<
    Name,
    To
  >;
