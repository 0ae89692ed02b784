import 'server-only';
import { getProduct, type Product } from '@eshop/contracts/api/product';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { productIdIn, productPath } from '@/catalogue/paths.ts';

/**
 * The vehicle that an address means; null while the shop can't be reached. An address with another name in it leads
 * on to the right one for good, and one without a vehicle to "not found".
 */
export const productAt = cache(async (segment: string): Promise<Product | null> => {
  const id = productIdIn(segment);
  if (id === null) notFound();
  const product = await readProduct(id);
  if (product && productPath(product) !== `/products/${segment}`) permanentRedirect(productPath(product));
  return product;
});

async function readProduct(id: string): Promise<Product | null> {
  try {
    return await readCatalogue(getProduct, { params: { id } });
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) notFound();
    if (isPassing(error)) return null;
    throw error;
  }
}
