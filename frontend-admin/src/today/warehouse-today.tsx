import { todayText } from '@text/today';
import { waitingTime } from '@/payments/waiting-time.ts';
import { waitingPaths } from './paths.ts';
import { readPicks, readStockParts } from './read-today.ts';
import { PicksPanel, ScarcePanel } from './stock-lists.tsx';
import { StockTile } from './stock-tile.tsx';
import { Tile } from './tile.tsx';

/** What waits for somebody of the warehouse: what is to be picked, and what runs out. */
export async function WarehouseToday() {
  const now = Date.now();
  const [picking, stock] = await Promise.all([readPicks(), readStockParts()]);
  const orders = picking && new Set(picking.picks.map(({ orderId }) => orderId)).size;
  const oldest = picking?.picks[0];
  return (
    <div className="grid gap-6">
      <section aria-label={todayText.waits} className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        <Tile
          title={todayText.picks}
          count={orders !== null && picking?.more ? todayText.picksMore(orders) : orders}
          detail={oldest ? todayText.toShipOldest(waitingTime(oldest.orderedAt, now)) : null}
          path={waitingPaths.picks}
        />
        <StockTile counts={stock.counts} />
      </section>
      <div className="grid gap-6 lg:grid-cols-2">
        <PicksPanel picks={picking?.picks ?? null} now={now} />
        <ScarcePanel levels={stock.scarcest} />
      </div>
    </div>
  );
}
