import 'server-only';
import { getProduct, type Product } from '@eshop/contracts/api/product';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { productIdIn, productPath } from '@/catalogue/paths.ts';

/**
 * The vehicle that an address means, unless there is none or the shop can't be reached. An address with another name in
 * it leads on to the right one for good.
 */
export const productAt = cache(async (segment: string): Promise<Product | 'away' | 'missing'> => {
  const id = productIdIn(segment);
  if (id === null) return 'missing';
  const product = await readProduct(id);
  if (typeof product === 'string') return product;
  if (productPath(product) !== `/products/${segment}`) permanentRedirect(productPath(product));
  return product;
});

async function readProduct(id: string): Promise<Product | 'away' | 'missing'> {
  try {
    return await readCatalogue(getProduct, { params: { id } });
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return 'missing';
    if (isPassing(error)) return 'away';
    throw error;
  }
}
