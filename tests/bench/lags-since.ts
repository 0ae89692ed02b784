import { productApi } from '@eshop/contracts/api/product';
import { warehouseApi } from '@eshop/contracts/api/warehouse';
import type { Person } from '../lib/people.ts';
import { lagsOf, secondsOfCommits } from './event-lags.ts';
import type { Series } from './figures.ts';

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** Every item of a list. */
async function everything<Item>(page: (cursor?: string) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

/**
 * How late the product service knew of stock that has moved since a moment, so many times; in the time of the commits.
 * @throws while it does not know all of it
 */
export async function lagsSince(after: string, count: number, { shop }: Person): Promise<Series> {
  const query = { topic: 'product-quantity-updated', after, limit: 100 } as const;
  const events = await everything((cursor) =>
    shop.call(warehouseApi.listPublishedEvents, { query: { ...query, ...(cursor && { cursor }) } }),
  );
  if (events.length !== count) throw new Error(`${events.length} events of ${count} movements`);
  const deliveries = await everything((cursor) =>
    shop.call(productApi.listDeliveries, { query: { ...query, ...(cursor && { cursor }) } }),
  );
  return { times: lagsOf(events, deliveries), seconds: secondsOfCommits(events), refused: 0 };
}
