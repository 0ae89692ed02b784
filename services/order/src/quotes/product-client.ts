import { listProducts } from '@eshop/contracts/api/product';
import { callEndpoint } from '@eshop/kit/http';
import type { PricedProduct } from './quote.ts';

export type ProductClient = {
  /** The products with these ids, archived ones included; unknown ids are left out. At most 100. */
  byIds(ids: readonly string[]): Promise<PricedProduct[]>;
};

/** The product service: the one source of names and prices. */
export const createProductClient = (baseUrl: string): ProductClient => ({
  async byIds(ids) {
    const { items } = await callEndpoint(listProducts, {
      service: 'product',
      baseUrl,
      query: { ids: ids.join(','), limit: String(Math.max(1, ids.length)) },
    });
    return items.map(({ id, sku, name, images, attributes, categoryId, price, archived }) => ({
      id,
      sku,
      name,
      thumbUrl: images[0]?.thumbUrl ?? null,
      make: attributes.make,
      categoryId,
      price,
      archived,
    }));
  },
});
