import type { Check } from './check.ts';

/** I5: the first stock of each product was received, once. */
export const checkInitialStock: Check = {
  invariant: 'I5',
  title: 'the first stock of each product was received',
  async run({ sql }) {
    const rows = await sql.warehouse.query<{ id: string; sku: string; initial_quantity: number }>(`
      SELECT id, sku, initial_quantity::float8 FROM products
      WHERE initial_quantity IS NOT NULL AND NOT initial_received`);
    const [counts] = await sql.warehouse.query<{ products: number }>(
      'SELECT count(*)::int AS products FROM products',
    );
    return {
      compared: `${counts?.products} products`,
      breaches: rows.map(({ id, sku, initial_quantity }) => ({
        subject: `product ${id} (${sku})`,
        detail: `its first ${initial_quantity} units were never received`,
      })),
    };
  },
};
