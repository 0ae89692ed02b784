import { type RangeEnd, rangeEnds, type Selection, type ValueName, valueNames } from './selection.ts';

/** One thing that was chosen, as it is dropped again. */
export type Filter =
  | { readonly name: ValueName; readonly value: string }
  | { readonly name: RangeEnd; readonly value: string };

/** The address of a list from its first page on. */
export const addressOf = (path: string, selection: Selection): string => withQuery(path, queryOf(selection));

/** The address of one of its pages; the first without a cursor. */
export function pageAddress(path: string, selection: Selection, cursor: string | null, page: number): string {
  const query = queryOf(selection);
  if (cursor !== null) {
    query.append('page', String(page));
    query.append('cursor', cursor);
  }
  return withQuery(path, query);
}

/** All that was chosen, in the order of the page. */
export const filtersOf = ({ values, limits }: Selection): Filter[] => [
  ...valueNames.flatMap((name) => values[name].map((value) => ({ name, value }))),
  ...rangeEnds.flatMap((name) => {
    const limit = limits[name];
    return limit === undefined ? [] : [{ name, value: String(limit) }];
  }),
];

/** The same list without one of its filters. */
export function withoutFilter(selection: Selection, { name, value }: Filter): Selection {
  if (isValueName(name)) {
    const values = selection.values[name].filter((one) => one !== value);
    return { ...selection, values: { ...selection.values, [name]: values } };
  }
  const { [name]: _typed, ...typed } = selection.typed;
  const { [name]: _limit, ...limits } = selection.limits;
  return { ...selection, typed, limits };
}

/** The same list without any filter; words and order stay. */
export const withoutFilters = (selection: Selection): Selection => ({
  ...selection,
  values: { make: [], bodyType: [], fuel: [], transmission: [] },
  limits: {},
  typed: {},
  faults: {},
});

/** The list itself: what search engines should know, and nothing that somebody chose. */
export const isPlain = (selection: Selection): boolean =>
  queryOf(selection).size === 0 && selection.cursor === null;

const isValueName = (name: string): name is ValueName => valueNames.some((one) => one === name);

function queryOf({ words, values, typed, sort }: Selection): URLSearchParams {
  const query = new URLSearchParams();
  if (words !== '') query.append('q', words);
  for (const name of valueNames) for (const value of values[name]) query.append(name, value);
  for (const name of rangeEnds) {
    const text = typed[name];
    if (text !== undefined) query.append(name, text);
  }
  if (sort !== null) query.append('sort', sort);
  return query;
}

const withQuery = (path: string, query: URLSearchParams): string =>
  query.size > 0 ? `${path}?${query}` : path;
