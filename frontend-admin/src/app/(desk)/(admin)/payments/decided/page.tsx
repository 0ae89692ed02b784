import { currentLocale } from '@eshop/site/format/locale.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { decidedText, paymentText } from '@text/payments';
import type { Metadata } from 'next';
import Link from 'next/link';
import { DecidedFilters } from '@/payments/decided/decided-filters.tsx';
import { DecidedTable } from '@/payments/decided/decided-table.tsx';
import { readDecided } from '@/payments/decided/read-decided.ts';
import { WhichCustomer } from '@/payments/decided/which-customer.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Pager } from '@/tables/pager.tsx';
import { type PageQuery, pathWith, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: decidedText.title };

const path = '/payments/decided';

/** What was decided: by status, customer, order and period. */
export default async function DecidedPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const [query, locale] = await Promise.all([readQuery(searchParams), currentLocale()]);
  const page = await unlessAway(readDecided(query));
  if (!page) return <ShopAway />;
  return (
    <div className="desk-page">
      <PageHead title={decidedText.title}>
        <Link href="/payments" className={buttonClasses({ size: 'small' })}>
          {paymentText.toQueue}
        </Link>
      </PageHead>
      <DecidedFilters path={path} query={query} noOrder={page.noOrder} customer={page.customer} />
      <WhichCustomer path={path} query={query} customer={page.customer} />
      <DecidedTable items={page.items} locale={locale} />
      <Pager
        first={query.cursor ? pathWith(path, query, { cursor: undefined }) : null}
        next={page.nextCursor ? pathWith(path, query, { cursor: page.nextCursor }) : null}
      />
    </div>
  );
}
