import type { Warehouse } from '@eshop/contracts/api/warehouse';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';

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
export const createWarehouseStore = (tx: Prisma.TransactionClient) => ({
  /**
   * Lets one transaction at a time change warehouses: names are unique and one is the main one, rules over all rows.
   * Readers and movements of stock go on.
   */
  async beginChange(): Promise<void> {
    await tx.$executeRaw`LOCK TABLE warehouses IN SHARE ROW EXCLUSIVE MODE`;
  },

  find: (id: string): Promise<Warehouse | null> => tx.warehouse.findUnique({ where: { id } }),

  main: (): Promise<Warehouse | null> => tx.warehouse.findFirst({ where: { isMain: true } }),

  /** Whether another warehouse has the name; capitals make no difference. */
  async isNameTaken({ id, name }: Pick<Warehouse, 'id' | 'name'>): Promise<boolean> {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM warehouses WHERE lower(name) = lower(${name}) AND id <> ${id}::uuid`;
    return rows.length > 0;
  },

  async insert(warehouse: Warehouse): Promise<void> {
    await tx.warehouse.createMany({ data: [warehouse] });
  },

  async update({ id, ...changed }: Warehouse): Promise<void> {
    await tx.warehouse.updateMany({ where: { id }, data: changed });
  },

  /** The main one so far gives its part up, which is a change of its own. */
  async resignMain(): Promise<void> {
    await tx.warehouse.updateMany({
      where: { isMain: true },
      data: { isMain: false, version: { increment: 1 } },
    });
  },

  /** Which of these are there; they stay open until the transaction ends. */
  async keepOpen(ids: readonly string[]): Promise<Set<string>> {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM warehouses WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR KEY SHARE`;
    return new Set(rows.map(({ id }) => id));
  },

  /** Names by id. */
  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.warehouse.findMany({ where: { id: { in: [...ids] } } });
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
    await tx.stockLevel.deleteMany({ where: { warehouseId: id } });
    await tx.warehouse.deleteMany({ where: { id } });
  },
});
