import { waterfallOf } from '@eshop/order-flow/waterfall';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { systemText } from '@text/system';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { OrderBadge } from '@/orders/order-badge.tsx';
import { requireStaff } from '@/session/staff.ts';
import { NotHere } from '@/shell/not-here.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { findOrder, readFlow, readOrderTraces } from '@/system/read-order-flow.ts';
import { SystemTabs } from '@/system/system-tabs.tsx';
import { TraceTable } from '@/system/trace-table.tsx';
import { milliseconds } from '@/system/units.ts';
import { WaterfallLegend, WaterfallTable } from '@/system/waterfall-table.tsx';

export const metadata: Metadata = { title: systemText.findOrder };

const keptMilliseconds = 86_400_000;

/** One order's steps and events, and what became of each, as a waterfall. */
export default async function OrderEventsPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  const wanted = decodeURIComponent((await params).id);
  const [found, format] = await Promise.all([
    unlessAway(findOrder(wanted).then((order) => ({ order }))),
    currentFormat(),
  ]);
  if (!found) return <ShopAway />;
  const { order } = found;
  if (!order) return <NotHere />;
  const { events, deliveries, away } = await readFlow(order.id);
  const chapters = waterfallOf(order.timeline, events, deliveries);
  const traces = await readOrderTraces(events);
  const isOld = Date.now() - Date.parse(order.createdAt) > keptMilliseconds;
  return (
    <div className="desk-page text-sm">
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-3">
            {systemText.orderTitle(order.number)}
            <OrderBadge status={order.status} />
          </span>
        }
        lead={systemText.orderText}
      >
        <LiveRefresh stream="/api/system/ticks" event="tick" />
        <Link href={`/orders/${order.id}`} className={buttonClasses({ size: 'small' })}>
          {systemText.toOrder}
        </Link>
      </PageHead>
      <SystemTabs here="/system/orders" />
      <div className="grid gap-5">
        {away.length > 0 && <Message tone="warn" title={systemText.partly(away.join(', '))} />}
        {isOld && <Message title={systemText.hopsGone} />}
        <WaterfallLegend />
        {chapters.map((chapter) => {
          const title = systemText.chapter(
            format.dateTime(chapter.startedAt),
            milliseconds(chapter.milliseconds),
          );
          return (
            <section key={chapter.startedAt} className="grid gap-2">
              <h2 className="text-base">{title}</h2>
              <WaterfallTable chapter={chapter} title={title} />
            </section>
          );
        })}
        {traces.map((trace) => {
          const title = systemText.trace(format.dateTime(trace.startedAt), milliseconds(trace.milliseconds));
          return (
            <section key={trace.traceId} className="grid gap-2">
              <h2 className="text-base">{title}</h2>
              <TraceTable trace={trace} title={title} />
            </section>
          );
        })}
      </div>
    </div>
  );
}
