import { listPayments } from '@eshop/contracts/api/payment';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { Badge, type Tone } from '@eshop/ui/message';
import { peopleText } from '@text/people';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { PersonPart } from './person-part.tsx';

const shown = 10;
const tones = { PENDING: 'warn', APPROVED: 'good', REJECTED: 'bad' } as const satisfies Record<string, Tone>;

/** The newest payments of a person. */
export async function TheirPayments({ userId }: { userId: string }) {
  const query = { userId, sort: 'newest', limit: shown } as const;
  const [page, format] = await Promise.all([
    unlessAway(callAsVisitor(listPayments, { query })),
    currentFormat(),
  ]);
  return (
    <PersonPart title={peopleText.payments} read={page?.items ?? null} none={peopleText.paymentsNone}>
      {(payments) => (
        <Table caption={peopleText.payments}>
          <thead>
            <tr>
              <Head>{peopleText.handedIn}</Head>
              <Head>{peopleText.status}</Head>
              <Head numeric>{peopleText.stated}</Head>
            </tr>
          </thead>
          <tbody>
            {payments.map(({ id, status, amount, createdAt }) => (
              <Row key={id}>
                <Cell className="whitespace-nowrap">
                  <Link href={`/payments/${id}`} data-row className="underline underline-offset-2">
                    <LocalTime time={createdAt} locale={format.locale} />
                  </Link>
                </Cell>
                <Cell>
                  <Badge tone={tones[status]}>{peopleText.paymentStates[status]}</Badge>
                </Cell>
                <Cell numeric>{amount ? format.money(amount) : peopleText.noAmount}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </PersonPart>
  );
}
