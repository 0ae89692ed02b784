import type { StockLevel } from '@eshop/contracts/api/warehouse';
import { productQuantityUpdated } from '@eshop/contracts/events';
import type { SqlSession } from '@eshop/kit/sql';
import { type LevelRow, levelColumns, presentLevel } from '../stock/level-row-store.ts';
import { earliestIdAt } from '../stock/uuid-time.ts';
import type { FeedPosition } from './feed-position.ts';

/** Finds what changed without anything written for the purpose: orders pay nothing for those who watch. */
export const createFeedReader = (sql: SqlSession) => ({
  /** Where the newest change can be. */
  async head(): Promise<FeedPosition> {
    const [row] = await sql.$queryRaw<{ outbox: bigint; at: number }[]>`
      SELECT last_value AS outbox, floor(extract(epoch FROM now()) * 1000)::float8 AS at FROM outbox_id_seq`;
    if (!row) throw new Error('a sequence has one row');
    return row;
  },

  /**
   * The levels, as they are now, of products that changed behind the position: whatever alters stock tells a new total or
   * writes the ledger, and most do both.
   */
  async changedSince({ outbox, at }: FeedPosition, limit: number): Promise<StockLevel[]> {
    const rows = await sql.$queryRaw<LevelRow[]>`
      WITH changed AS (
        SELECT ordering_key::uuid AS id FROM outbox
        WHERE outbox.id > ${outbox}::bigint AND topic = ${productQuantityUpdated.topic}
        UNION SELECT product_id FROM stock_movements WHERE stock_movements.id >= ${earliestIdAt(at)}::uuid
      )
      SELECT ${levelColumns} FROM changed
      JOIN products AS product ON product.id = changed.id
      JOIN stock_levels AS level ON level.product_id = changed.id
      LIMIT ${limit}`;
    return rows.map(presentLevel);
  },
});

export type FeedReader = ReturnType<typeof createFeedReader>;
