import type { Warehouse } from '@eshop/contracts/api/warehouse';
import type { SqlSession } from '@eshop/kit/sql';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';

const columns = Prisma.raw('id, name, zip_code AS "zipCode", is_main AS "isMain", version');

/** Reads warehouses outside of transactions. */
export const createWarehouseReader = (database: PrismaClient) => ({
  find: (id: string): Promise<Warehouse | null> => database.warehouse.findUnique({ where: { id } }),

  /** In the order of their opening. */
  list: ({ after, limit }: { after?: string | undefined; limit: number }): Promise<Warehouse[]> =>
    database.warehouse.findMany({
      where: after ? { id: { gt: after } } : {},
      orderBy: { id: 'asc' },
      take: limit,
    }),
});

/** Writes warehouses inside a transaction. */
export const createWarehouseStore = (tx: SqlSession) => ({
  /**
   * Lets one transaction at a time change warehouses: names are unique and one is the main one, rules over all rows.
   * Readers and movements of stock go on.
   */
  async beginChange(): Promise<void> {
    await tx.$executeRaw`LOCK TABLE warehouses IN SHARE ROW EXCLUSIVE MODE`;
  },

  async find(id: string): Promise<Warehouse | null> {
    const [row] = await tx.$queryRaw<Warehouse[]>`SELECT ${columns} FROM warehouses WHERE id = ${id}::uuid`;
    return row ?? null;
  },

  async main(): Promise<Warehouse | null> {
    const [row] = await tx.$queryRaw<Warehouse[]>`SELECT ${columns} FROM warehouses WHERE is_main`;
    return row ?? null;
  },

  /** Whether another warehouse has the name; capitals make no difference. */
  async isNameTaken({ id, name }: Pick<Warehouse, 'id' | 'name'>): Promise<boolean> {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM warehouses WHERE lower(name) = lower(${name}) AND id <> ${id}::uuid`;
    return rows.length > 0;
  },

  async insert({ id, name, zipCode, isMain, version }: Warehouse): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO warehouses (id, name, zip_code, is_main, version)
      VALUES (${id}::uuid, ${name}, ${zipCode}, ${isMain}, ${version})`;
  },

  async update({ id, name, zipCode, isMain, version }: Warehouse): Promise<void> {
    await tx.$executeRaw`
      UPDATE warehouses SET name = ${name}, zip_code = ${zipCode}, is_main = ${isMain}, version = ${version}
      WHERE id = ${id}::uuid`;
  },

  /** The main one so far gives its part up, which is a change of its own. */
  async resignMain(): Promise<void> {
    await tx.$executeRaw`UPDATE warehouses SET is_main = false, version = version + 1 WHERE is_main`;
  },

  /** Those of these that are there, with their names; they stay open until the transaction ends. */
  async keepOpen(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT id, name FROM warehouses WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR KEY SHARE`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  },

  /** Names by id. */
  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT id, name FROM warehouses WHERE id = ANY(${[...ids]}::uuid[])`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  },

  /** Waits for movements that are under way to or from the warehouse; no new one begins. */
  async lockForClosing(id: string): Promise<void> {
    await tx.$executeRaw`SELECT 1 FROM warehouses WHERE id = ${id}::uuid FOR UPDATE`;
  },

  /** Whether anything lies in the warehouse; what is reserved lies there too. */
  async holdsStock(id: string): Promise<boolean> {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM stock_levels WHERE warehouse_id = ${id}::uuid AND on_hand > 0 LIMIT 1`;
    return rows.length > 0;
  },

  /** Removes an empty warehouse with its levels of nothing; the ledger keeps naming it. */
  async delete(id: string): Promise<void> {
    await tx.$executeRaw`DELETE FROM stock_levels WHERE warehouse_id = ${id}::uuid`;
    await tx.$executeRaw`DELETE FROM warehouses WHERE id = ${id}::uuid`;
  },
});
