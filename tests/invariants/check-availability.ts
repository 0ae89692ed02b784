import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Check } from './check.ts';
import { differences } from './differences.ts';
import type { Stores } from './stores.ts';

const productSchema = z.object({ id: z.string(), availableQuantity: z.number() });

/** What customers are told of each product. */
async function offered({ dynamo, names }: Stores): Promise<Map<string, number>> {
  const pages = paginateScan(
    { client: dynamo },
    {
      TableName: names.productsTable,
      FilterExpression: 'sk = :product',
      ExpressionAttributeValues: { ':product': 'PRODUCT' },
      ProjectionExpression: 'id, availableQuantity',
    },
  );
  const quantities = new Map<string, number>();
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const { id, availableQuantity } = productSchema.parse(item);
      quantities.set(id, availableQuantity);
    }
  }
  return quantities;
}

/** I6: each product offers what its warehouses have. */
export const checkAvailability: Check = {
  invariant: 'I6',
  title: 'each product offers what the warehouses have',
  async run(stores) {
    const [products, levels] = await Promise.all([
      offered(stores),
      stores.sql.warehouse.query<{ id: string; available: number }>(`
        SELECT id, coalesce(sum(on_hand - reserved), 0)::float8 AS available
        FROM products LEFT JOIN stock_levels ON product_id = id GROUP BY id`),
    ]);
    const available = new Map(levels.map((level) => [level.id, level.available]));
    return {
      compared: `${products.size} products with ${available.size} in the warehouses`,
      breaches: differences(products, available).map(({ key, left, right }) => ({
        subject: `product ${key}`,
        detail: `offers ${left ?? 'nothing: it is unknown'}, the warehouses have ${right ?? 'nothing: it is unknown'}`,
      })),
    };
  },
};
