import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Badge, Message } from '@eshop/ui/message';
import { paymentStateText, paymentText } from '@text/payments';
import type { Metadata } from 'next';
import Link from 'next/link';
import { SubjectHistory } from '@/audit/subject-history.tsx';
import { Amounts } from '@/payments/amounts.tsx';
import { ProofStage } from '@/payments/desk/proof-stage.tsx';
import { Marks } from '@/payments/marks.tsx';
import { OrderFacts } from '@/payments/order-facts.tsx';
import { readReview } from '@/payments/read-review.ts';
import { EarlierPayments, FirstWithFile } from '@/payments/related-payments.tsx';
import { inBrief, type Review } from '@/payments/review.ts';
import { requireStaff } from '@/session/staff.ts';
import { NotHere } from '@/shell/not-here.tsx';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: paymentText.title };

/** One payment: its proof, what was decided and by whom. */
export default async function PaymentPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  const [{ id }, locale] = await Promise.all([params, currentLocale()]);
  const found = await unlessAway(readReview(id).then((review) => ({ review })));
  if (!found) return <ShopAway />;
  const { review } = found;
  if (!review) return <NotHere />;
  const { payment, order } = review;
  const number = order?.number ?? payment.id.slice(0, 8);
  return (
    <div className="desk-page">
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {paymentText.proofOf(number)}
            <Badge
              tone={payment.status === 'REJECTED' ? 'bad' : payment.status === 'APPROVED' ? 'good' : 'warn'}
            >
              {paymentStateText[payment.status]}
            </Badge>
            <Marks payment={payment} order={order && inBrief(order)} />
          </span>
        }
      >
        <Link
          href={payment.status === 'PENDING' ? `/payments?open=${id}` : '/payments'}
          className={buttonClasses({
            size: 'small',
            look: payment.status === 'PENDING' ? 'primary' : 'secondary',
          })}
        >
          {paymentText.toQueue}
        </Link>
      </PageHead>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex lg:sticky lg:top-4 lg:h-[calc(100dvh-8rem)] [&>*]:flex-1">
          <ProofStage proofs={[{ payment, number }]} current={id} />
        </div>
        <div className="grid content-start gap-4">
          <DecisionFacts review={review} locale={locale} />
          <Amounts review={review} locale={locale} />
          <FirstWithFile review={review} />
          {order ? <OrderFacts order={order} locale={locale} /> : <p>{paymentText.unknownOrder}</p>}
          <EarlierPayments earlier={review.earlier} locale={locale} />
        </div>
      </div>
      <div className="mt-6">
        <SubjectHistory service="payment" subjectId={id} />
      </div>
    </div>
  );
}

function DecisionFacts({ review: { payment, reviewer }, locale }: { review: Review; locale: string }) {
  return (
    <section aria-label={paymentText.decisionKeys} className="grid gap-2">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-soft">{paymentText.handedIn}</dt>
        <dd>
          <LocalTime time={payment.createdAt} locale={locale} />
        </dd>
        {payment.reviewedAt && (
          <>
            <dt className="text-soft">{paymentText.reviewedAt}</dt>
            <dd>
              <LocalTime time={payment.reviewedAt} locale={locale} />
            </dd>
            <dt className="text-soft">{paymentText.by}</dt>
            <dd>{reviewer ?? payment.reviewedBy}</dd>
          </>
        )}
        {payment.reason && (
          <>
            <dt className="text-soft">{paymentText.reason}</dt>
            <dd>{payment.reason}</dd>
          </>
        )}
      </dl>
      {payment.refundDue && <Message tone="warn" title={paymentText.refundDueText} />}
    </section>
  );
}
