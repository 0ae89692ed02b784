import { isFinalOrderStatus } from '@eshop/contracts/order-status';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { Message } from '@eshop/ui/message';
import { orderText } from '@text/orders';
import type { Metadata } from 'next';
import { SubjectHistory } from '@/audit/subject-history.tsx';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { OrderCustomer } from '@/orders/order/order-customer.tsx';
import { OrderLines } from '@/orders/order/order-lines.tsx';
import { OrderPayments } from '@/orders/order/order-payments.tsx';
import { OrderSteps } from '@/orders/order/order-steps.tsx';
import { OrderTimeline } from '@/orders/order/order-timeline.tsx';
import { readOrder } from '@/orders/order/read-order.ts';
import { Shipments } from '@/orders/order/shipments.tsx';
import { OrderBadge } from '@/orders/order-badge.tsx';
import { requireStaff } from '@/session/staff.ts';
import { NotHere } from '@/shell/not-here.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: orderText.title('') };

/** One order: what, where to, from which warehouses and why, its payment and its steps. */
export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  const [{ id }, locale] = await Promise.all([params, currentLocale()]);
  const found = await unlessAway(readOrder(id).then((page) => ({ page })));
  if (!found) return <ShopAway />;
  if (!found.page) return <NotHere />;
  const { order, payments, others, explanation, names } = found.page;
  return (
    <div className="desk-page">
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {orderText.title(order.number)} <OrderBadge status={order.status} />
          </span>
        }
        lead={
          <>
            {orderText.placedAt} <LocalTime time={order.createdAt} locale={locale} />
            {order.holdExpiresAt && (
              <>
                . {orderText.holdEnds} <LocalTime time={order.holdExpiresAt} locale={locale} />
              </>
            )}
          </>
        }
      >
        {!isFinalOrderStatus(order.status) && (
          <LiveRefresh stream={`/api/orders/${id}/events?after=${order.version}`} event="status" />
        )}
        <OrderSteps order={order} stepKey={crypto.randomUUID()} />
      </PageHead>
      {order.rejection && (
        <Message tone="bad" title={`${orderText.rejection}: ${order.rejection.message}`} className="mb-4" />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <OrderLines order={order} locale={locale} />
          <Shipments order={order} explanation={explanation} locale={locale} />
          <OrderPayments payments={payments} names={names} locale={locale} />
          <SubjectHistory service="order" subjectId={id} />
        </div>
        <div className="grid min-w-0 gap-4">
          <OrderTimeline order={order} payments={payments ?? []} names={names} locale={locale} />
          <OrderCustomer order={order} others={others} name={names[order.userId]} locale={locale} />
        </div>
      </div>
    </div>
  );
}
