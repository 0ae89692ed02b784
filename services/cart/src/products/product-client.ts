import { listProducts } from '@eshop/contracts/api/product';
import { callEndpoint } from '@eshop/kit/http';
import type { ProductCopy } from './product-copy.ts';

export type ProductClient = {
  /** The products with these ids, archived ones included; unknown ids are left out. At most 100. @throws 503. */
  byIds(ids: readonly string[]): Promise<ProductCopy[]>;
};

const timeoutMs = 1_000;

/** The product service: the one source of names, prices and what can be bought. */
export const createProductClient = (baseUrl: string): ProductClient => ({
  async byIds(ids) {
    const { items } = await callEndpoint(listProducts, {
      service: 'product',
      baseUrl,
      query: { ids: ids.join(','), limit: String(Math.max(1, ids.length)) },
      timeoutMs,
    });
    return items.map(({ id, sku, name, images, price, archived, version, availableQuantity }) => ({
      productId: id,
      sku,
      name,
      thumbUrl: images[0]?.thumbUrl ?? null,
      price,
      archived,
      version,
      availableQuantity,
    }));
  },
});
