import type { ProductFacetsQuery, StaffProductsQuery, staffProductSorts } from '@eshop/contracts/api/product';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { badRequest } from '@eshop/kit/errors';
import { z } from 'zod';
import { fold } from '../products/product-item.ts';

/** Orders of a list; `relevance` only exists for a search. */
export type Sort = (typeof staffProductSorts)[number] | 'relevance';

/** What an order goes by; among equals it goes by age. */
export type OrderedBy = 'age' | 'price' | 'name' | 'stock' | 'score';
export const orders: Readonly<Record<Sort, { readonly by: OrderedBy; readonly ascending: boolean }>> = {
  newest: { by: 'age', ascending: false },
  'price-asc': { by: 'price', ascending: true },
  'price-desc': { by: 'price', ascending: false },
  'name-asc': { by: 'name', ascending: true },
  'name-desc': { by: 'name', ascending: false },
  'stock-asc': { by: 'stock', ascending: true },
  'stock-desc': { by: 'stock', ascending: false },
  relevance: { by: 'score', ascending: false },
};

/** Attributes of which several values can be asked for. */
export const valueFilters = ['make', 'fuel', 'transmission', 'bodyType'] as const;
export type ValueFilter = (typeof valueFilters)[number];

/** What products must have: one of the texts, in lower case; both ends of ranges included. */
export type Filters = { readonly [Name in ValueFilter]?: readonly string[] } & {
  readonly yearFrom?: number;
  readonly yearTo?: number;
  readonly priceFrom?: number;
  readonly priceTo?: number;
  /** Cubic centimetres; with either end, products without an engine are left out. */
  readonly engineFrom?: number;
  readonly engineTo?: number;
};

/**
 * Where a page ends: its last product's place in the order. `value` is the price, the quantity or the score, or the name as
 * it is sorted; the id decides among equals. New products never move it, so a cursor stays good while rows are added.
 */
export type Position = { readonly value: number | string; readonly id: string };

/** Which products are meant. */
export type Selection = {
  /** Null: of all categories. */
  readonly categoryIds: readonly string[] | null;
  /** Empty: no search. */
  readonly words: string;
  readonly filters: Filters;
};

/** A list to be read, a page at a time. */
export type ListQuery = Selection & {
  readonly sort: Sort;
  readonly after: Position | undefined;
  readonly limit: number;
};

/** Ids of one page, and where it ends; null on the last one. */
export type ListedPage = { readonly ids: readonly string[]; readonly end: Position | null };

const cursorSchema = z.tuple([z.string(), z.union([z.number(), z.string()]), z.guid()]);

/** The list that a request asks for. @throws 400 for a cursor of another order. */
export function readListQuery(query: StaffProductsQuery, categoryIds: readonly string[] | null): ListQuery {
  const selection = readSelection(query, categoryIds);
  const sort = query.sort ?? (selection.words === '' ? 'newest' : 'relevance');
  return { ...selection, sort, after: readPosition(sort, query.cursor), limit: query.limit };
}

/** The products that a request asks for. */
export function readSelection(query: ProductFacetsQuery, categoryIds: readonly string[] | null): Selection {
  const { q = '', yearFrom, yearTo, priceFrom, priceTo, engineFrom, engineTo } = query;
  const ranges = { yearFrom, yearTo, priceFrom, priceTo, engineFrom, engineTo };
  const { make, fuel, transmission, bodyType } = query;
  const values = { make, fuel, transmission, bodyType };
  const filters = { ...given(ranges), ...given(mapValues(values, (texts) => texts?.map(fold))) };
  return { categoryIds, words: q, filters };
}

/** The cursor for the page behind this position. */
export const cursorOf = (sort: Sort, { value, id }: Position): string => encodeCursor([sort, value, id]);

function readPosition(sort: Sort, cursor: string | undefined): Position | undefined {
  const decoded = decodeCursor(cursorSchema, cursor);
  if (!decoded) return undefined;
  const [madeFor, value, id] = decoded;
  const fits = madeFor === sort && (typeof value === 'string') === (orders[sort].by === 'name');
  if (!fits) throw badRequest([{ path: 'cursor', message: 'was made for another order' }]);
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
