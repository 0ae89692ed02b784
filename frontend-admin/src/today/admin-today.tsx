import { currentFormat } from '@eshop/site/format/current-format.ts';
import { todayText } from '@text/today';
import { waitingTime } from '@/payments/waiting-time.ts';
import { HoldsPanel, ProofsPanel, paidAt, ToShipPanel, timeLeft } from './admin-lists.tsx';
import { waitingPaths } from './paths.ts';
import { readAdminParts, readSales, readStockParts } from './read-today.ts';
import { SalesToday } from './sales-today.tsx';
import { ScarcePanel } from './stock-lists.tsx';
import { StockTile } from './stock-tile.tsx';
import { Tile } from './tile.tsx';

/** A proof should not wait longer than this. */
const patienceMilliseconds = 30 * 60_000;

/** What waits for an admin. */
export async function AdminToday() {
  const now = new Date();
  const [parts, stock, sales, format] = await Promise.all([
    readAdminParts(),
    readStockParts(),
    readSales(now),
    currentFormat(),
  ]);
  const { proofs, orders, oldestProofs, endingHolds, toShip, deadLetters } = parts;
  const shared = { format, now: now.getTime() };
  const nextHold = endingHolds?.[0]?.holdExpiresAt ?? null;
  const oldestToShip = toShip?.[0];
  return (
    <div className="grid gap-6">
      <section aria-label={todayText.waits} className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        <Tile
          title={todayText.proofs}
          count={proofs?.waiting ?? null}
          detail={proofs?.oldestAt ? todayText.proofsOldest(waitingTime(proofs.oldestAt, shared.now)) : null}
          path={waitingPaths.proofs}
          urgent={
            Boolean(proofs?.oldestAt) &&
            shared.now - Date.parse(proofs?.oldestAt ?? '') > patienceMilliseconds
          }
        />
        <Tile
          title={todayText.holds}
          count={orders?.holdsEndingSoon ?? null}
          detail={
            nextHold &&
            (Date.parse(nextHold) <= shared.now
              ? todayText.holdsLate
              : todayText.holdsNext(timeLeft(nextHold, shared.now)))
          }
          path={waitingPaths.holds}
          urgent={(orders?.holdsEndingSoon ?? 0) > 0}
        />
        <Tile
          title={todayText.toShip}
          count={orders ? orders.byStatus.PAYMENT_ACCEPTED : null}
          detail={oldestToShip ? todayText.toShipOldest(waitingTime(paidAt(oldestToShip), shared.now)) : null}
          path={waitingPaths.toShip}
        />
        <StockTile counts={stock.counts} />
        <Tile
          title={todayText.deadLetters}
          count={deadLetters}
          detail={todayText.deadLettersText}
          path={waitingPaths.deadLetters}
          urgent={(deadLetters ?? 0) > 0}
        />
      </section>
      <div className="grid gap-6 lg:grid-cols-2">
        <SalesToday sales={sales} now={now} locale={format.locale} />
        <div className="grid content-start gap-6">
          <ProofsPanel payments={oldestProofs} {...shared} />
          <ToShipPanel orders={toShip} {...shared} />
        </div>
        <HoldsPanel orders={endingHolds} {...shared} />
        <ScarcePanel levels={stock.scarcest} />
      </div>
    </div>
  );
}
