import type { Pick } from '@eshop/contracts/api/order';
import type { StockLevel } from '@eshop/contracts/api/warehouse';
import { todayText } from '@text/today';
import Link from 'next/link';
import { waitingTime } from '@/payments/waiting-time.ts';
import { Cell, Head, Row } from '@/tables/table.tsx';
import { Panel } from './panel.tsx';
import { waitingPaths } from './paths.ts';

const { head } = todayText;
const link = 'font-[620] no-underline hover:underline';
const shown = 8;

/** Stock below its limit, the scarcest first. */
export const ScarcePanel = ({ levels }: { levels: readonly StockLevel[] | null }) => (
  <Panel
    title={todayText.list.lowStock}
    path={waitingPaths.lowStock}
    head={
      <>
        <Head>{head.product}</Head>
        <Head numeric>{head.available}</Head>
        <Head numeric>{head.reserved}</Head>
        <Head numeric>{head.limit}</Head>
      </>
    }
    rows={
      levels?.map(({ productId, warehouseId, name, available, reserved, lowAt }) => (
        <Row key={`${productId} ${warehouseId}`}>
          <Cell className="max-w-56 truncate">
            <Link href={`/warehouse?productId=${productId}`} data-row className={link}>
              {name}
            </Link>
          </Cell>
          <Cell numeric className={available === 0 ? 'font-[620] text-bad' : undefined}>
            {available}
          </Cell>
          <Cell numeric>{reserved}</Cell>
          <Cell numeric>{lowAt}</Cell>
        </Row>
      )) ?? null
    }
  />
);

/** What is to be picked, the order that came first before others. */
export const PicksPanel = ({ picks, now }: { picks: readonly Pick[] | null; now: number }) => (
  <Panel
    title={todayText.list.picks}
    path={waitingPaths.picks}
    head={
      <>
        <Head>{head.order}</Head>
        <Head>{head.warehouse}</Head>
        <Head numeric>{head.pieces}</Head>
        <Head numeric>{head.waits}</Head>
      </>
    }
    rows={
      picks?.slice(0, shown).map(({ orderId, warehouseId, number, warehouseName, items, orderedAt }) => (
        <Row key={`${orderId} ${warehouseId}`}>
          <Cell>
            <Link href={`${waitingPaths.picks}?warehouseId=${warehouseId}`} data-row className={link}>
              {number}
            </Link>
          </Cell>
          <Cell>{warehouseName}</Cell>
          <Cell numeric>{items.reduce((sum, { quantity }) => sum + quantity, 0)}</Cell>
          <Cell numeric>{waitingTime(orderedAt, now)}</Cell>
        </Row>
      )) ?? null
    }
  />
);
