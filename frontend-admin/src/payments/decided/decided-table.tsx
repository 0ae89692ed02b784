import { createFormat } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Badge } from '@eshop/ui/message';
import { decidedText, paymentStateText, paymentText } from '@text/payments';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { Marks } from '../marks.tsx';
import type { RelatedPayment } from '../review.ts';

/** Decided payments, a row each. */
export function DecidedTable({ items, locale }: { items: readonly RelatedPayment[]; locale: string }) {
  const { money } = createFormat(locale);
  if (items.length === 0) return <p className="mt-6 text-soft">{decidedText.empty}</p>;
  return (
    <Table caption={decidedText.title} className="mt-4">
      <thead>
        <tr>
          <Head>{paymentText.reviewedAt}</Head>
          <Head>{decidedText.order}</Head>
          <Head>{decidedText.customer}</Head>
          <Head numeric>{decidedText.amount}</Head>
          <Head>{decidedText.status}</Head>
          <Head>{paymentText.by}</Head>
          <Head>{paymentText.reason}</Head>
          <Head>{decidedText.marks}</Head>
        </tr>
      </thead>
      <tbody>
        {items.map(({ payment, order, reviewer }) => (
          <Row key={payment.id}>
            <Cell className="whitespace-nowrap">
              <LocalTime time={payment.reviewedAt ?? payment.createdAt} locale={locale} />
            </Cell>
            <Cell>
              <Link
                href={`/payments/${payment.id}`}
                data-row
                className="font-[620] whitespace-nowrap underline"
              >
                {order?.number ?? payment.id.slice(0, 8)}
              </Link>
            </Cell>
            <Cell className="whitespace-nowrap">{order?.customer}</Cell>
            <Cell numeric>{payment.amount ? money(payment.amount) : '–'}</Cell>
            <Cell>
              <Badge tone={payment.status === 'REJECTED' ? 'bad' : 'good'}>
                {paymentStateText[payment.status]}
              </Badge>
            </Cell>
            <Cell className="whitespace-nowrap">{reviewer}</Cell>
            <Cell className="max-w-72 truncate" title={payment.reason ?? undefined}>
              {payment.reason}
            </Cell>
            <Cell>
              <span className="flex gap-1">
                <Marks payment={payment} order={order} />
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
