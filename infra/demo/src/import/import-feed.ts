import { ensureCategories, readCategoryIds } from '../api/catalogue.ts';
import { concurrently } from '../api/concurrently.ts';
import type { ShopClient } from '../api/shop-client.ts';
import { demoCategories } from '../vehicles/index.ts';
import { openCheckpoint } from './checkpoint.ts';
import { epaFeed } from './epa-feed.ts';
import type { FeedFormat, ReadRow, RowFault } from './feed-row.ts';
import { type Outcome, putOnSale } from './put-on-sale.ts';
import { openFeed } from './read-feed.ts';

/** What the import is doing. */
export type ImportCounts = {
  readonly row: number;
  readonly skipped: number;
  readonly faulty: number;
} & Readonly<Record<Outcome, number>>;

/** What the import needs. */
export type ImportOptions = {
  readonly file: string;
  /** Name of the shop that the checkpoint belongs to: its address. */
  readonly url: string;
  readonly shop: ShopClient;
  /** Only reads and checks; nothing is sent but the question which categories there are. */
  readonly dryRun?: boolean;
  /** Changes products that are there and differ from the feed. */
  readonly update?: boolean;
  /** Rows between two checkpoints. */
  readonly batch?: number;
  /** Products in work at once. */
  readonly concurrency?: number;
  readonly onOpened?: (feed: {
    readonly format: string;
    readonly ignored: readonly string[];
    readonly startAfter: number;
  }) => void;
  readonly onFault?: (fault: RowFault) => void;
  readonly onProgress?: (counts: ImportCounts) => void;
};

/**
 * Loads a feed into a shop, row by row: new SKUs are put on sale, known ones left as they are (or updated). Faulty rows
 * are reported and passed over. Breaks off and goes on where it was, or runs again, without doubling anything.
 * @throws FeedError when the file cannot be read; ShopProblem when the shop refuses to work; TypeError when it is away.
 */
export async function importFeed(options: ImportOptions): Promise<ImportCounts> {
  const { file, shop, dryRun = false, batch = 200, concurrency = 8 } = options;
  const feed = await openFeed(file);
  const checkpoint = dryRun ? undefined : await openCheckpoint(file, options.url);
  const startAfter = checkpoint?.startAfter ?? 1;
  options.onOpened?.({ format: feed.format.name, ignored: feed.ignored, startAfter });
  const categories = await categoriesFor(feed.format, shop, dryRun);

  const counts = { row: 1, skipped: 0, faulty: 0, made: 0, found: 0, updated: 0 };
  const report = (faults: readonly RowFault[]) => {
    counts.faulty += 1;
    for (const fault of faults) options.onFault?.(fault);
  };
  const work = async (read: ReadRow) => {
    if ('faults' in read) return report(read.faults);
    const { category, ...product } = read.product;
    const categoryId = categories?.get(category);
    if (categories && categoryId === undefined) {
      return report([
        { row: read.row, column: 'category', message: `${category} is not a category of the shop` },
      ]);
    }
    if (dryRun || categoryId === undefined) {
      counts.made += 1;
      return;
    }
    const result = await putOnSale(shop, { ...product, categoryId }, options.update ?? false);
    if (typeof result === 'string') counts[result] += 1;
    else report(result.map(({ column, message }) => ({ row: read.row, column, message })));
  };

  for await (const rows of inBatches(feed.rows, batch)) {
    const due = rows.filter(({ row }) => row > startAfter);
    counts.skipped += rows.length - due.length;
    await concurrently(due, concurrency, async (row) => {
      await work(row);
    });
    counts.row = rows.at(-1)?.row ?? counts.row;
    if (due.length > 0) await checkpoint?.save(counts.row);
    options.onProgress?.(counts);
  }
  await checkpoint?.clear();
  return counts;
}

/** Ids by slug. The EPA feed brings its categories along; a dry run without a shop goes on without knowing them. */
async function categoriesFor(
  format: FeedFormat,
  shop: ShopClient,
  dryRun: boolean,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (format === epaFeed) return dryRun ? undefined : ensureCategories(shop, demoCategories);
  return dryRun ? readCategoryIds(shop).catch(() => undefined) : readCategoryIds(shop);
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
