import 'server-only';
import { createHash } from 'node:crypto';
import { createProduct, type Product, updateProduct } from '@eshop/contracts/api/product';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { changesOf, updateOf } from './compare-row.ts';
import type { RowProduct } from './read-row.ts';
import { productsBySku } from './shop-facts.ts';

/** Writes the products of an import and counts what it asks of the shop. */
export type ShopWriter = {
  /** Makes a product, or changes the one that has its SKU. @throws GatewayProblem, GatewayAway */
  write(
    product: RowProduct,
    current: Product | undefined,
    update: boolean,
  ): Promise<'made' | 'changed' | 'same' | 'archived'>;
  calls(): number;
};

const maxTries = 3;

/** A writer that has asked nothing yet. */
export function createShopWriter(): ShopWriter {
  let calls = 0;

  /** False when there is a product of this SKU already. */
  async function make(product: RowProduct): Promise<boolean> {
    calls++;
    try {
      // The same content twice makes one product, also when the first answer was lost.
      await callAsVisitor(createProduct, { body: product, idempotencyKey: keyOf(product) });
      return true;
    } catch (error) {
      if (isProblem(error, 'SKU_TAKEN')) return false;
      throw error;
    }
  }

  /** False when somebody else changed it first. */
  async function change(current: Product, wanted: RowProduct, tries: number): Promise<boolean> {
    calls++;
    try {
      const { id, version } = current;
      const body = updateOf(current, wanted);
      await callAsVisitor(updateProduct, { params: { id }, body, ifMatch: `"${version}"` });
      return true;
    } catch (error) {
      if (isProblem(error, 'VERSION_CONFLICT') && tries < maxTries) return false;
      throw error;
    }
  }

  const writer: ShopWriter = {
    calls: () => calls,
    async write(product, current, update) {
      if (!current && (await make(product))) return 'made';
      let now = current ?? (await find(product.sku));
      for (let tries = 1; now && !now.archived; tries++) {
        if (!update || changesOf(now, product).length === 0) return 'same';
        if (await change(now, product, tries)) return 'changed';
        now = await find(product.sku);
      }
      return 'archived';
    },
  };

  async function find(sku: string): Promise<Product | undefined> {
    calls++;
    return (await productsBySku([sku])).get(sku.toUpperCase());
  }
  return writer;
}

const keyOf = (product: RowProduct): string =>
  createHash('sha256')
    .update(`import ${JSON.stringify(product)}`)
    .digest('base64url');
