import 'server-only';
import { listProducts, type ProductImage } from '@eshop/contracts/api/product';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { LRUCache } from 'lru-cache';

const lifeMilliseconds = 300_000;
const pictures = new LRUCache<string, ProductImage>({ max: 200, ttl: lifeMilliseconds });

/** A picture that stands for a category: that of its dearest vehicle. It is asked for every few minutes only. */
export async function categoryPicture(slug: string): Promise<ProductImage | undefined> {
  const known = pictures.get(slug);
  if (known) return known;
  const query = { category: slug, sort: 'price-desc', limit: 1 } as const;
  const found = await readCatalogue(listProducts, { query }).catch(() => null);
  const picture = found?.items[0]?.images[0];
  if (picture) pictures.set(slug, picture);
  return picture;
}
