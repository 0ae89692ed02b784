import type { StockCounts } from '@eshop/contracts/api/warehouse';
import { todayText } from '@text/today';
import { waitingPaths } from './paths.ts';
import { Tile } from './tile.tsx';

/** How many levels are low or out. */
export const StockTile = ({ counts }: { counts: StockCounts | null }) => (
  <Tile
    title={todayText.lowStock}
    count={counts && counts.low + counts.out}
    detail={counts && todayText.lowStockOut(counts.out)}
    path={waitingPaths.lowStock}
    urgent={(counts?.out ?? 0) > 0}
  />
);
