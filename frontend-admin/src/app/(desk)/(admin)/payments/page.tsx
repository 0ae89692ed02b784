import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { paymentText } from '@text/payments';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ReviewDesk } from '@/payments/desk/review-desk.tsx';
import { readQueue } from '@/payments/read-queue.ts';
import { readReview } from '@/payments/read-review.ts';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: paymentText.title };

/** The review desk. */
export default async function PaymentsPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const { open } = await readQuery(searchParams);
  const queue = await unlessAway(readQueue());
  if (!queue) return <ShopAway />;
  const inQueue = queue.entries.some(({ payment }) => payment.id === open);
  if (open !== undefined && !inQueue) redirect(`/payments/${encodeURIComponent(open)}`);
  const first = open ?? queue.entries[0]?.payment.id;
  const review = first === undefined ? null : await unlessAway(readReview(first));
  return (
    <div className="desk-page flex flex-col lg:h-dvh lg:pb-4">
      <PageHead title={paymentText.title}>
        <Link href="/payments/decided" className={buttonClasses({ size: 'small' })}>
          {paymentText.decided}
        </Link>
      </PageHead>
      <ReviewDesk
        queue={queue}
        review={review}
        locale={await currentLocale()}
        renderedAt={Date.now()}
        decisionKey={crypto.randomUUID()}
      />
    </div>
  );
}
