import 'server-only';
import { getProductFacets, listProducts } from '@eshop/contracts/api/product';
import { config } from '@eshop/site/config.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { LRUCache } from 'lru-cache';
import { productPath } from '@/catalogue/paths.ts';
import type { SitemapEntry } from './sitemap-xml.ts';

/** Products of one part: a hundred calls, and far below the 50,000 that search engines take. */
const partSize = 10_000;
const pageSize = 100;
const mostParts = 100;
const lifeMilliseconds = 600_000;

type Part = { readonly entries: readonly SitemapEntry[]; readonly nextCursor: string | null };
/** Parts follow each other by cursor, so one is read behind the other; asked for twice, it is read once. */
const parts = new LRUCache<number, Promise<Part>>({ max: 12, ttl: lifeMilliseconds });
/** Where parts begin; a few bytes each, kept longer than the parts. */
const starts = new LRUCache<number, { readonly cursor: string | null }>({
  max: mostParts,
  ttl: 2 * lifeMilliseconds,
});

/** How many parts the products fill: at least one. @throws GatewayProblem, GatewayAway */
export async function countProductParts(): Promise<number> {
  const { total } = await callGateway(getProductFacets, {});
  return Math.min(Math.max(Math.ceil(total / partSize), 1), mostParts);
}

/** The products of a part, counted from 1; null for one that there is not. @throws GatewayProblem, GatewayAway */
export async function productPart(number: number): Promise<readonly SitemapEntry[] | null> {
  if (!Number.isInteger(number) || number < 1 || number > mostParts) return null;
  const start = await startOf(number);
  return start ? (await readPart(number, start.cursor)).entries : null;
}

async function startOf(number: number): Promise<{ readonly cursor: string | null } | null> {
  if (number === 1) return { cursor: null };
  const known = starts.get(number);
  if (known) return known;
  const before = await startOf(number - 1);
  if (!before) return null;
  const { nextCursor } = await readPart(number - 1, before.cursor);
  return nextCursor === null ? null : { cursor: nextCursor };
}

function readPart(number: number, cursor: string | null): Promise<Part> {
  const known = parts.get(number);
  if (known) return known;
  const reading = walk(cursor);
  parts.set(number, reading);
  reading.then(
    ({ nextCursor }) => nextCursor !== null && starts.set(number + 1, { cursor: nextCursor }),
    () => parts.delete(number),
  );
  return reading;
}

async function walk(start: string | null): Promise<Part> {
  const { SITE_URL } = config();
  const entries: SitemapEntry[] = [];
  let cursor = start;
  do {
    const query = { sort: 'newest', limit: pageSize, cursor: cursor ?? undefined };
    const page = await callGateway(listProducts, {}, { query });
    for (const product of page.items)
      entries.push({ url: SITE_URL + productPath(product), changedAt: product.updatedAt });
    cursor = page.nextCursor;
  } while (cursor !== null && entries.length < partSize);
  return { entries, nextCursor: cursor };
}
