import { z } from 'zod';
import { findProducts } from '../products/product-store.ts';
import { priceKey } from '../table/keys.ts';
import type { Query, Table } from '../table/table-store.ts';
import type { Item } from '../table/write.ts';
import { type Filters, type ListedPage, type ListQuery, type Position, valueFilters } from './list-query.ts';

const entrySchema = z.object({ id: z.string(), priceAmount: z.number() });
type Entry = z.output<typeof entrySchema> & { readonly key: string };

/** Entries looked at by one query when a filter may drop most of them; some 100 bytes each. */
const filteredPageSize = 1_000;
/** The same when the products themselves must be read for it. */
const engineFilteredPageSize = 200;

/**
 * A page of a list, read from the indexes of the table: each category is a partition that is sorted already, and the
 * pages of several categories are merged. Costs the same for the first page and the thousandth.
 */
export async function listFromTable(
  table: Table,
  query: ListQuery,
  categoryIds: readonly string[],
): Promise<ListedPage> {
  const descending = query.sort !== 'price-asc';
  const sources = categoryIds.map((categoryId) => openSource(table, query, categoryId));
  const heads = await Promise.all(sources.map((source) => source.next()));
  const entries: Entry[] = [];
  while (entries.length <= query.limit) {
    let best = -1;
    for (const [at, head] of heads.entries()) {
      const leader = heads[best]?.value;
      if (head.done) continue;
      if (!leader || (descending ? head.value.key > leader.key : head.value.key < leader.key)) best = at;
    }
    const head = heads[best];
    const source = sources[best];
    if (!head || head.done || !source) break;
    entries.push(head.value);
    // One after the other: the next entry to take depends on it, and it is nearly always in the page in hand.
    heads[best] = await source.next();
  }
  const page = entries.slice(0, query.limit);
  const last = page.at(-1);
  return {
    ids: page.map(({ id }) => id),
    end: entries.length > query.limit && last ? positionOf(query, last) : null,
  };
}

async function* openSource(
  table: Table,
  query: ListQuery,
  categoryId: string,
): AsyncGenerator<Entry, undefined, undefined> {
  const byPrice = query.sort !== 'newest';
  const asked = sourceQuery(query, categoryId, byPrice);
  if (!asked) return;
  for await (const items of table.pages(asked)) {
    const entries = items.map((item) => toEntry(item, byPrice));
    yield* filtersEngine(query.filters) ? await withEngine(table, entries, query.filters) : entries;
  }
}

const filtersEngine = ({ engineFrom, engineTo }: Filters) =>
  engineFrom !== undefined || engineTo !== undefined;

/** Entries of products with such an engine, which the indexes of the table do not hold: it is read from the products. */
async function withEngine(table: Table, entries: readonly Entry[], filters: Filters): Promise<Entry[]> {
  const { engineFrom = 0, engineTo = Number.POSITIVE_INFINITY } = filters;
  const products = await findProducts(
    table,
    entries.map(({ id }) => id),
  );
  const fitting = products.filter(({ attributes: { engineCc } }) => {
    return engineCc !== undefined && engineCc >= engineFrom && engineCc <= engineTo;
  });
  const ids = new Set(fitting.map(({ id }) => id));
  return entries.filter(({ id }) => ids.has(id));
}

function toEntry(item: Item, byPrice: boolean): Entry {
  const id = byPrice ? String(item.priceKey).slice(priceKey(0, '').length) : item.id;
  const entry = entrySchema.parse({ ...item, id });
  return { ...entry, key: byPrice ? priceKey(entry.priceAmount, entry.id) : entry.id };
}

const positionOf = ({ sort }: ListQuery, { id, priceAmount }: Entry): Position => ({
  id,
  value: sort === 'newest' ? 0 : priceAmount,
});

/** Behind every id and price: `~` sorts after all their characters. */
const highest = '~';

function sourceQuery(
  { sort, filters, after, limit }: ListQuery,
  categoryId: string,
  byPrice: boolean,
): Query | null {
  const sortKey = byPrice ? 'priceKey' : 'id';
  const ascending = sort === 'price-asc';
  let low = byPrice ? priceKey(filters.priceFrom ?? 0, '') : '';
  let high = byPrice ? priceKey(Math.min(filters.priceTo ?? 9_999_999_999, 9_999_999_999), highest) : highest;
  if (after) {
    const place = byPrice ? priceKey(Number(after.value), after.id) : after.id;
    // The place itself was on the page before: step over it, within the one character that ids can't have.
    if (ascending) low = `${place}!`;
    else high = before(place);
  }
  // A cursor may stand outside of the prices asked for: then nothing is left.
  if (low > high) return null;
  const names: Record<string, string> = { '#listedIn': 'listedIn', '#sortKey': sortKey };
  const values: Record<string, unknown> = { ':listedIn': categoryId, ':low': low || ' ', ':high': high };
  const filter = filterExpression(filters, byPrice, names, values);
  return {
    IndexName: byPrice ? 'price' : 'newest',
    KeyConditionExpression: '#listedIn = :listedIn AND #sortKey BETWEEN :low AND :high',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ScanIndexForward: ascending,
    Limit: filtersEngine(filters) ? engineFilteredPageSize : filter === '' ? limit + 1 : filteredPageSize,
    ...(filter !== '' && { FilterExpression: filter }),
  };
}

/** Behind the greatest key below this one of the same shape: its last character made one smaller, with the highest behind it. */
const before = (key: string): string =>
  `${key.slice(0, -1)}${String.fromCharCode((key.codePointAt(key.length - 1) ?? 1) - 1)}${highest}`;

function filterExpression(
  filters: Filters,
  byPrice: boolean,
  names: Record<string, string>,
  values: Record<string, unknown>,
): string {
  const parts: string[] = [];
  const compare = (attribute: string, operator: string, value: unknown, placeholder: string) => {
    if (value === undefined) return;
    names[`#${attribute}`] = attribute;
    values[`:${placeholder}`] = value;
    parts.push(`#${attribute} ${operator} :${placeholder}`);
  };
  for (const name of valueFilters) {
    const wanted = filters[name]?.map((value, at) => [`:${name}${at}`, value] as const) ?? [];
    if (wanted.length === 0) continue;
    names[`#${name}Key`] = `${name}Key`;
    Object.assign(values, Object.fromEntries(wanted));
    parts.push(`#${name}Key IN (${wanted.map(([placeholder]) => placeholder).join(', ')})`);
  }
  compare('year', '>=', filters.yearFrom, 'yearFrom');
  compare('year', '<=', filters.yearTo, 'yearTo');
  if (!byPrice) {
    compare('priceAmount', '>=', filters.priceFrom, 'priceFrom');
    compare('priceAmount', '<=', filters.priceTo, 'priceTo');
  }
  return parts.join(' AND ');
}
