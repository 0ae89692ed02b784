import { LRUCache } from 'lru-cache';
import type { CategoryTree } from '../categories/category-tree.ts';
import { presentProduct } from '../products/present-product.ts';
import type { ProductRecord } from '../products/product.ts';
import { findProducts } from '../products/product-store.ts';
import type { Table } from '../table/table-store.ts';
import { readTogether } from './read-together.ts';

/** A product as JSON, kept so that lists are put together without building it anew. */
export type ProductView = {
  readonly id: string;
  readonly version: number;
  /** Of the quantity that the JSON shows. */
  readonly quantityVersion: number;
  readonly json: string;
};

export type ProductViews = {
  /** In the order of the ids; unknown ones are left out. */
  read(ids: readonly string[]): Promise<ProductView[]>;
  drop(id: string): void;
  /** The table has this quantity now: what is kept of the product shows it, unless it knows a later one. */
  setQuantity(change: QuantityChange): void;
  clear(): void;
};

export type QuantityChange = {
  readonly productId: string;
  readonly availableQuantity: number;
  readonly version: number;
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
  const toView = (product: ProductRecord): ProductView => {
    const path = tree().pathOf(product.categoryId);
    const json = JSON.stringify(presentProduct(product, path, publicUrl));
    return { id: product.id, version: product.version, quantityVersion: product.quantityVersion, json };
  };

  /** Readings under way: whether what one has read of a product may be kept. */
  const readings = new Set<{ readonly changed: Set<string>; keepNone: boolean }>();

  const readFromTable = readTogether(
    async (ids: readonly string[]): Promise<ReadonlyMap<string, ProductView>> => {
      const reading = { changed: new Set<string>(), keepNone: false };
      readings.add(reading);
      try {
        const found = (await findProducts(table, ids)).map(toView);
        for (const view of found)
          if (!reading.keepNone && !reading.changed.has(view.id)) views.set(view.id, view);
        return new Map(found.map((view) => [view.id, view]));
      } finally {
        readings.delete(reading);
      }
    },
  );

  const noteChange = (id: string) => {
    for (const { changed } of readings) changed.add(id);
  };

  return {
    async read(ids) {
      const wanted = [...new Set(ids)];
      const known = new Map(wanted.map((id) => [id, views.get(id)]));
      const missing = wanted.filter((id) => known.get(id) === undefined);
      const read = missing.length > 0 ? await readFromTable(missing) : null;
      return wanted.flatMap((id) => known.get(id) ?? read?.get(id) ?? []);
    },
    drop(id) {
      views.delete(id);
      noteChange(id);
    },
    setQuantity({ productId, availableQuantity, version }) {
      noteChange(productId);
      const view = views.get(productId);
      if (!view || view.quantityVersion >= version) return;
      const json = JSON.stringify({ ...JSON.parse(view.json), availableQuantity });
      // Its age stays that of the reading.
      views.set(productId, { ...view, quantityVersion: version, json }, { noUpdateTTL: true });
    },
    clear() {
      views.clear();
      for (const reading of readings) reading.keepNone = true;
    },
  };
}
