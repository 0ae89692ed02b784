import { listOrders } from '@eshop/contracts/api/order';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { peopleText } from '@text/people';
import Link from 'next/link';
import { OrderBadge } from '@/orders/order-badge.tsx';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { PersonPart } from './person-part.tsx';

const shown = 10;

/** The newest orders of a person. */
export async function TheirOrders({ userId }: { userId: string }) {
  const query = { scope: 'all', userId, limit: shown } as const;
  const [page, format] = await Promise.all([
    unlessAway(callAsVisitor(listOrders, { query })),
    currentFormat(),
  ]);
  const more = page?.nextCursor ? { path: `/orders?customer=${userId}`, label: peopleText.allOrders } : null;
  return (
    <PersonPart title={peopleText.orders} read={page?.items ?? null} none={peopleText.ordersNone} more={more}>
      {(orders) => (
        <Table caption={peopleText.orders}>
          <thead>
            <tr>
              <Head>{peopleText.order}</Head>
              <Head>{peopleText.status}</Head>
              <Head numeric>{peopleText.total}</Head>
              <Head>{peopleText.placed}</Head>
            </tr>
          </thead>
          <tbody>
            {orders.map(({ id, number, status, total, createdAt }) => (
              <Row key={id}>
                <Cell className="whitespace-nowrap">
                  <Link href={`/orders/${id}`} data-row className="underline underline-offset-2">
                    {number}
                  </Link>
                </Cell>
                <Cell>
                  <OrderBadge status={status} />
                </Cell>
                <Cell numeric>{format.money(total)}</Cell>
                <Cell className="whitespace-nowrap text-soft">
                  <LocalTime time={createdAt} locale={format.locale} show="date" />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </PersonPart>
  );
}
