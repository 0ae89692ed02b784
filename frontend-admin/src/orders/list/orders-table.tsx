import type { Order } from '@eshop/contracts/api/order';
import { createFormat, type Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { orderStateText, ordersText } from '@text/orders';
import { paymentStateText } from '@text/payments';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Column } from '@/tables/columns.ts';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { OrderBadge } from '../order-badge.tsx';
import type { OrderColumn } from './order-columns.ts';

const numeric = (name: OrderColumn): boolean => name === 'total' || name === 'zip';

/** Orders, a row each, in the columns chosen. */
export function OrdersTable({
  orders,
  columns,
  locale,
}: {
  orders: readonly Order[];
  columns: readonly Column<OrderColumn>[];
  locale: string;
}) {
  const format = createFormat(locale);
  return (
    <Table caption={ordersText.title} className="mt-3">
      <thead>
        <tr>
          {columns.map(({ name, title }) => (
            <Head key={name} numeric={numeric(name)}>
              {title}
            </Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <Row key={order.id}>
            {columns.map(({ name }) => (
              <Cell key={name} numeric={numeric(name)} className="whitespace-nowrap">
                {cells[name](order, format)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** What each column shows of an order. */
const cells: Record<OrderColumn, (order: Order, format: Format) => ReactNode> = {
  number: ({ id, number }) => (
    <Link href={`/orders/${id}`} data-row className="font-[620] underline">
      {number}
    </Link>
  ),
  status: ({ status }) => <OrderBadge status={status} />,
  customer: ({ address }) => address.name,
  email: ({ email }) => email,
  items: ({ items: [first, ...others] }) => (
    <span className="inline-block max-w-64 truncate align-bottom">
      {first && `${first.quantity} × ${first.name}`}
      {others.length > 0 && ` ${ordersText.moreItems(others.length)}`}
    </span>
  ),
  total: ({ total }, { money }) => money(total),
  placed: ({ createdAt }, { locale }) => <LocalTime time={createdAt} locale={locale} />,
  hold: ({ holdExpiresAt }, { locale }) =>
    holdExpiresAt && <LocalTime time={holdExpiresAt} locale={locale} />,
  zip: ({ address }) => address.zipCode,
  warehouses: ({ shipments }) => shipments.map(({ warehouseName }) => warehouseName).join(', '),
  payment: ({ payment }) =>
    payment && (
      <Link href={`/payments/${payment.id}`} className="underline">
        {paymentStateText[payment.status]}
      </Link>
    ),
  updated: ({ timeline }, { locale }) => {
    const last = timeline.at(-1);
    return (
      last && (
        <>
          {orderStateText[last.status]}, <LocalTime time={last.at} locale={locale} />
        </>
      )
    );
  },
};
