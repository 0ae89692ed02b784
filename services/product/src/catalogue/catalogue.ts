import type {
  Product,
  ProductFacetsQuery,
  ProductSuggestionsQuery,
  ProductsQuery,
  StaffProductsQuery,
} from '@eshop/contracts/api/product';
import type { Page } from '@eshop/contracts/paging';
import type { Logger } from '@eshop/kit/logging';
import type { Metrics } from '@eshop/kit/metrics';
import type { CategoryPath } from '../categories/category-tree.ts';
import { createTreeHolder } from '../categories/tree-holder.ts';
import type { ProductRecord } from '../products/product.ts';
import { cardOf } from '../products/product-item.ts';
import type { Table } from '../table/table-store.ts';
import { type Answer, createAnswerCache } from './answer-cache.ts';
import { createChangeFollower } from './follow-changes.ts';
import { createLiveIndex } from './live-index.ts';
import { loadRepeatedly } from './load-repeatedly.ts';
import { createProductViews, type QuantityChange } from './product-views.ts';
import { readFacets } from './read-facets.ts';
import { readList } from './read-list.ts';
import { readCategories, readCategory, readProduct } from './read-one.ts';
import { readSimilar } from './read-similar.ts';
import { readArchived, readOnSale } from './read-staff-list.ts';
import { readSuggestions } from './read-suggestions.ts';

/** What is read: answers kept ready, bounded in memory, never older than what this instance wrote or has learned of. */
export type Catalogue = {
  list(url: string, query: ProductsQuery): Promise<Answer>;
  /** As staff see the list. Never kept ready, since it is not for everybody and may follow the stock. */
  onSale(query: StaffProductsQuery): Promise<Page<Product>>;
  /** As `onSale`. */
  archived(query: StaffProductsQuery): Promise<Page<Product>>;
  facets(url: string, query: ProductFacetsQuery): Promise<Answer>;
  suggestions(url: string, query: ProductSuggestionsQuery): Promise<Answer>;
  /** @throws 404 */
  similar(url: string, id: string, limit: number): Promise<Answer>;
  /** @throws 404 */
  product(url: string, id: string): Promise<Answer>;
  categories(url: string): Promise<Answer>;
  /** @throws 404 */
  category(url: string, idOrSlug: string): Promise<Answer>;
  /** An answer that is ready; undefined when it must be made. */
  ready(url: string): Answer | undefined;
  /** From the top category down to this one; empty when the table has no such category. */
  categoryPath(id: string): Promise<CategoryPath>;
  /** This instance wrote a product. */
  productWritten(product: ProductRecord, now: Date): void;
  /** This instance wrote a quantity. */
  quantityWritten(change: QuantityChange, now: Date): void;
  /** This instance changed a category: waits until the tree is read again. */
  categoriesWritten(): Promise<void>;
  /** Begins to read categories and products, then follows changes. */
  start(): void;
  /** Resolves when the index knows every product; until then lists come from the table and searches answer 503. */
  loaded(): Promise<void>;
  stop(): Promise<void>;
};

export type CatalogueOptions = {
  readonly table: Table;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly publicUrl: string;
  readonly pollMilliseconds: number;
  readonly maxProducts: number;
};

/** Opens the catalogue; `start` fills it. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { table, logger, metrics, publicUrl, pollMilliseconds, maxProducts } = options;
  let complete = false;
  const answers = createAnswerCache();
  const forgetAll = () => {
    views.clear();
    answers.clear();
  };
  const holder = createTreeHolder(table, forgetAll);
  const views = createProductViews({ table, tree: holder.tree, publicUrl });
  const index = createLiveIndex({ table, logger, maxProducts });
  const sources = {
    table,
    index: index.current,
    views,
    tree: holder.tree,
    indexIsComplete: () => complete && !index.current().isFull(),
  };
  metrics.gauge('search_index_products', 'Products in the search index', [], (gauge) =>
    gauge.set(index.current().size()),
  );

  const follower = createChangeFollower({
    table,
    logger,
    pollMilliseconds,
    onCard(card) {
      const listsChanged = index.put(card);
      if (!complete) return;
      views.drop(card.id);
      answers.productChanged(card.id, listsChanged);
    },
    async onPoll() {
      await holder.refresh();
      index.renewIfWasteful();
    },
  });

  const loading = loadRepeatedly(logger, async () => {
    await Promise.all([holder.refresh(), follower.load()]);
    complete = true;
    forgetAll();
    follower.start();
    return index.current().size();
  });

  return {
    list: (url, query) => answers.getOr(url, () => readList(sources, query)),
    onSale: (query) => readOnSale(sources, query),
    archived: (query) => readArchived({ ...sources, index: index.archived }, query),
    facets: (url, query) => answers.getOr(url, () => readFacets(sources, query)),
    suggestions: (url, query) => answers.getOr(url, () => readSuggestions(sources, query)),
    similar: (url, id, limit) => answers.getOr(url, () => readSimilar(sources, id, limit)),
    product: (url, id) => answers.getOr(url, () => readProduct(views, id)),
    categories: (url) => answers.getOr(url, async () => readCategories(holder.tree())),
    category: (url, idOrSlug) => answers.getOr(url, async () => readCategory(holder.tree(), idOrSlug)),
    ready: answers.get,
    async categoryPath(id) {
      const path = holder.tree().pathOf(id);
      if (path.length > 0) return path;
      await holder.refresh();
      return holder.tree().pathOf(id);
    },
    productWritten(product, now) {
      follower.noteOwn(product.id, now);
      const listsChanged = index.put(cardOf(product));
      views.drop(product.id);
      answers.productChanged(product.id, listsChanged || !complete);
    },
    quantityWritten(change, now) {
      const { productId, availableQuantity } = change;
      follower.noteOwn(productId, now);
      index.setQuantity(productId, availableQuantity);
      views.setQuantity(change);
      answers.productChanged(productId, false);
    },
    categoriesWritten: holder.refresh,
    start: loading.start,
    loaded: loading.done,
    async stop() {
      await Promise.all([loading.stop(), follower.stop(), index.stop()]);
    },
  };
}
