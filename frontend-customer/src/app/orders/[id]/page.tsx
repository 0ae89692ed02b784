import { getOrder } from '@eshop/contracts/api/order';
import { listPayments } from '@eshop/contracts/api/payment';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor, requirePerson } from '@eshop/site/session/visitor.ts';
import { Icon } from '@eshop/ui/icon';
import { Message } from '@eshop/ui/message';
import { ordersText, stateText } from '@text/orders';
import { paymentsText } from '@text/payments';
import type { Metadata } from 'next';
import Link from 'next/link';
import { cache } from 'react';
import { DeliveryAddress } from '@/orders/delivery-address.tsx';
import { History } from '@/orders/history.tsx';
import { journeyOf } from '@/orders/journey.ts';
import { Journey } from '@/orders/journey.tsx';
import { LiveOrder } from '@/orders/live-order.tsx';
import { OrderActions } from '@/orders/order-actions.tsx';
import { isOver } from '@/orders/order-end.ts';
import { OrderLines } from '@/orders/order-lines.tsx';
import { situationOf } from '@/orders/order-situation.ts';
import { orderPath, ordersPath } from '@/orders/paths.ts';
import { Shipments } from '@/orders/shipments.tsx';
import { StatePanel } from '@/orders/state-panel.tsx';
import { Totals } from '@/orders/totals.tsx';
import { deadEndMetadata } from '@/parts/dead-end.tsx';
import { NotHere } from '@/parts/not-here.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';
import { PaySection } from '@/payments/pay-section.tsx';
import { PaymentHistory } from '@/payments/payment-history.tsx';

type Params = Promise<{ id: string }>;
type Search = Promise<Record<string, string | string[] | undefined>>;

/** An order has few payments: one for each proof that was refused, and the last. */
const mostPayments = 100;

const readOrder = cache(async (id: string) =>
  callAsVisitor(getOrder, { params: { id } }).catch((error: unknown) => {
    if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) return 'missing';
    if (isPassing(error)) return 'away';
    throw error;
  }),
);

const readPayments = (orderId: string) =>
  callAsVisitor(listPayments, { query: { orderId, limit: mostPayments } }).then(
    ({ items }) => items,
    (error: unknown) => {
      if (isPassing(error)) return null;
      throw error;
    },
  );

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  await requirePerson();
  const order = await readOrder((await params).id);
  if (order === 'missing') return deadEndMetadata;
  const title = order === 'away' ? ordersText.awayOrderTitle : ordersText.orderTitle(order.number);
  return { title, robots: { index: false } };
}

/** One order: where it stands, what to do, and all there is to know about it. */
export default async function OrderPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  await requirePerson();
  const { id } = await params;
  const order = await readOrder(id);
  if (order === 'missing') return <NotHere />;
  if (order === 'away') {
    return <ShopAway title={ordersText.awayOrderTitle} text={ordersText.awayText} again={orderPath(id)} />;
  }
  const [payments, format, { ask }] = await Promise.all([readPayments(id), currentFormat(), searchParams]);
  const situation = situationOf(order, payments ?? []);
  const { status, refusal } = situation;
  return (
    <>
      <LiveOrder
        orderId={id}
        version={order.version}
        live={!isOver(order.status)}
        said={stateText[status].headline}
      />
      <div className="page pt-6 md:pt-10">
        <p className="print:hidden">
          <Link href={ordersPath()} className="inline-flex min-h-11 items-center gap-1.5 text-sm font-[600]">
            <Icon name="arrowLeft" className="size-4" />
            {ordersText.toOrders}
          </Link>
        </p>
        <header className="mt-1 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h1 className="text-2xl">
            <span className="sr-only">{ordersText.orderTitle('')}</span>
            <span className="plate">{order.number}</span>
          </h1>
          <p className="text-soft">
            {ordersText.placed} <LocalTime time={order.createdAt} locale={format.locale} />
          </p>
        </header>
        <div className="mt-7 border-y border-line py-6">
          <Journey stops={journeyOf({ ...order, status })} locale={format.locale} />
        </div>
        <div className="mt-9 grid grid-cols-1 gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid grid-cols-1 content-start gap-12">
            <StatePanel order={order} situation={situation}>
              {situation.takesProof && (
                <PaySection order={order} format={format} now={Date.now()} again={refusal !== null} />
              )}
              <div className="mt-2 flex flex-wrap items-start gap-3 empty:hidden print:hidden">
                <OrderActions
                  order={order}
                  situation={situation}
                  asked={ask}
                  actionKey={crypto.randomUUID()}
                />
              </div>
            </StatePanel>
            {payments ? (
              <PaymentHistory payments={payments} format={format} />
            ) : (
              <Message tone="warn" title={paymentsText.historyAway} />
            )}
            <OrderLines lines={order.items} format={format} />
            <Shipments order={order} format={format} />
          </div>
          <aside className="grid content-start gap-9">
            <Totals order={order} format={format} />
            <DeliveryAddress address={order.address} />
            <History timeline={order.timeline} locale={format.locale} />
          </aside>
        </div>
      </div>
    </>
  );
}
