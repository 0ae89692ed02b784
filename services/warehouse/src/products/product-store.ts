import type { SqlSession } from '@eshop/kit/sql';
import type { ProductFacts } from './product.ts';

/** Finds products whose first stock waits for a main warehouse. */
export const createInitialStockQueue = (sql: SqlSession) => ({
  async find(limit: number): Promise<string[]> {
    const rows = await sql.$queryRaw<{ id: string }[]>`
      SELECT id FROM products WHERE initial_quantity IS NOT NULL AND NOT initial_received
        AND EXISTS (SELECT 1 FROM warehouses WHERE is_main)
      ORDER BY id LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  },
});

/** Writes what the product service tells, inside a transaction. */
export const createProductStore = (tx: SqlSession) => ({
  /** Takes the facts in unless newer ones are known; makes the product if it is not known. The row is locked after. */
  async learn({ id, sku, name, archived, version }: ProductFacts): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO products (id, sku, name, archived, version) VALUES (${id}::uuid, ${sku}, ${name}, ${archived}, ${version})
      ON CONFLICT (id) DO UPDATE
      SET sku = EXCLUDED.sku, name = EXCLUDED.name, archived = EXCLUDED.archived, version = EXCLUDED.version
      WHERE products.version < EXCLUDED.version`;
  },

  /** Notes the first stock of a product, once; a repeated note changes nothing. */
  async noteInitialQuantity(id: string, quantity: number): Promise<void> {
    await tx.$executeRaw`
      UPDATE products SET initial_quantity = ${quantity} WHERE id = ${id}::uuid AND initial_quantity IS NULL`;
  },
});
