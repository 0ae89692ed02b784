import 'server-only';
import { findProductsBySku, getProduct, type Product } from '@eshop/contracts/api/product';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

/** A product as it is stored at this moment: no answer of an instance that has not heard yet. @throws GatewayProblem */
export async function readFresh(id: string, sku: string): Promise<Product> {
  const { items } = await callAsVisitor(findProductsBySku, { query: { skus: sku } });
  return items.find((product) => product.id === id) ?? callAsVisitor(getProduct, { params: { id } });
}
