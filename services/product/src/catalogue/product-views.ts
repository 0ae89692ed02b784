import { LRUCache } from 'lru-cache';
import type { CategoryTree } from '../categories/category-tree.ts';
import { presentProduct } from '../products/present-product.ts';
import type { ProductRecord } from '../products/product.ts';
import { findProducts } from '../products/product-store.ts';
import type { Table } from '../table/table-store.ts';

/** A product as JSON, kept so that lists are put together without building it anew. */
export type ProductView = { readonly id: string; readonly version: number; readonly json: string };

export type ProductViews = {
  /** In the order of the ids; unknown ones are left out. */
  read(ids: readonly string[]): Promise<ProductView[]>;
  drop(id: string): void;
  clear(): void;
};

const maxBytes = 6 * 1024 * 1024;
const maxViews = 5_000;
/** As for answers. */
const maxAgeMilliseconds = 30_000;

/** Products by id, bounded by their bytes; what is not there is read from the table, strongly consistent. */
export function createProductViews(options: {
  table: Table;
  tree: () => CategoryTree;
  publicUrl: string;
}): ProductViews {
  const { table, tree, publicUrl } = options;
  const views = new LRUCache<string, ProductView>({
    max: maxViews,
    maxSize: maxBytes,
    ttl: maxAgeMilliseconds,
    sizeCalculation: ({ json }) => json.length + 300,
  });
  /** Products being read, each with a mark that a change takes away: then what was read is not kept. */
  const reading = new Map<string, symbol>();

  const toView = (product: ProductRecord): ProductView => {
    const path = tree().pathOf(product.categoryId);
    const json = JSON.stringify(presentProduct(product, path, publicUrl));
    return { id: product.id, version: product.version, json };
  };

  async function readFromTable(ids: readonly string[]): Promise<ProductView[]> {
    const mark = Symbol('reading');
    for (const id of ids) reading.set(id, mark);
    try {
      const found = (await findProducts(table, ids)).map(toView);
      for (const view of found) if (reading.get(view.id) === mark) views.set(view.id, view);
      return found;
    } finally {
      for (const id of ids) if (reading.get(id) === mark) reading.delete(id);
    }
  }

  return {
    async read(ids) {
      const known = new Map<string, ProductView>();
      const missing: string[] = [];
      for (const id of new Set(ids)) {
        const view = views.get(id);
        if (view) known.set(id, view);
        else missing.push(id);
      }
      if (missing.length > 0) for (const view of await readFromTable(missing)) known.set(view.id, view);
      return pick(ids, known);
    },
    drop(id) {
      views.delete(id);
      reading.delete(id);
    },
    clear() {
      views.clear();
      reading.clear();
    },
  };
}

function pick(ids: readonly string[], views: ReadonlyMap<string, ProductView>): ProductView[] {
  return [...new Set(ids)].flatMap((id) => views.get(id) ?? []);
}
