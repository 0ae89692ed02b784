import type { StockLevel, StockQuery } from '@eshop/contracts/api/warehouse';
import type { SqlSession } from '@eshop/kit/sql';
import { Prisma } from '../../generated/prisma/client.ts';
import { type LevelRow, levelColumns, presentLevel } from './level-row-store.ts';

/** A place in the list: the level that the page before ended with, and what it was sorted by. */
export type StockPosition = {
  readonly productId: string;
  readonly warehouseId: string;
  /** Name in small letters where sorted by name, quantity where by that. */
  readonly key?: string | number | undefined;
};

/** What the stock list may be narrowed to, and its order. */
export type StockFilter = Omit<StockQuery, 'cursor'> & { readonly after?: StockPosition | undefined };

/** A level with its place in the list. */
export type ListedLevel = { readonly level: StockLevel; readonly position: StockPosition };

const keys = {
  product: Prisma.sql`NULL`,
  available: Prisma.sql`level.on_hand - level.reserved`,
  name: Prisma.sql`lower(product.name)`,
};

/** Reads stock levels by product and warehouse, page by page. */
export const createStockList = (sql: SqlSession) => ({
  async find(filter: StockFilter): Promise<ListedLevel[]> {
    const { sort, limit } = filter;
    const rows = await sql.$queryRaw<(LevelRow & { key: string | bigint | null })[]>`
      SELECT ${levelColumns}, ${keys[sort]} AS key
      FROM stock_levels AS level JOIN products AS product ON product.id = level.product_id
      WHERE ${Prisma.join(conditions(filter), ' AND ')}
      ORDER BY ${orders[sort]} LIMIT ${limit}`;
    return rows.map(({ key, ...row }) => ({
      level: presentLevel(row),
      position: {
        productId: row.product_id,
        warehouseId: row.warehouse_id,
        ...(key === null ? {} : { key: typeof key === 'string' ? key : Number(key) }),
      },
    }));
  },
});

const orders = {
  product: Prisma.sql`level.product_id, level.warehouse_id`,
  available: Prisma.sql`level.on_hand - level.reserved, level.product_id, level.warehouse_id`,
  name: Prisma.sql`lower(product.name), product.id, level.warehouse_id`,
};

function conditions({ productId, warehouseId, below, low, q, sort, after }: StockFilter): Prisma.Sql[] {
  return [
    Prisma.sql`true`,
    ...(productId ? [Prisma.sql`level.product_id = ${productId}::uuid`] : []),
    ...(warehouseId ? [Prisma.sql`level.warehouse_id = ${warehouseId}::uuid`] : []),
    ...(below === undefined ? [] : [Prisma.sql`level.on_hand - level.reserved < ${below}`]),
    ...(low ? [Prisma.sql`level.state <> 'ok' AND NOT product.archived`] : []),
    ...(q ? [Prisma.sql`lower(product.sku || ' ' || product.name) LIKE lower(${`%${escaped(q)}%`})`] : []),
    ...(after ? behind(after, sort) : []),
  ];
}

/** What the text is, to LIKE. */
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

function behind({ productId, warehouseId, key }: StockPosition, sort: StockQuery['sort']): Prisma.Sql[] {
  const ids = Prisma.sql`${productId}::uuid, ${warehouseId}::uuid`;
  switch (sort) {
    case 'product':
      return [Prisma.sql`(level.product_id, level.warehouse_id) > (${ids})`];
    case 'available':
      return [
        Prisma.sql`(level.on_hand - level.reserved, level.product_id, level.warehouse_id) > (${Number(key)}::bigint, ${ids})`,
      ];
    case 'name':
      return [
        // The first condition follows from the second and can be found by the index of names.
        Prisma.sql`(lower(product.name), product.id) >= (${String(key)}, ${productId}::uuid)`,
        Prisma.sql`(lower(product.name), product.id, level.warehouse_id) > (${String(key)}, ${ids})`,
      ];
    default:
      return sort satisfies never;
  }
}
