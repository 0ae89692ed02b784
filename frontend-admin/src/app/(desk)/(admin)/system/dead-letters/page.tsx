import { deadLetterStatuses } from '@eshop/contracts/api/operations';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { systemText } from '@text/system';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { LetterCard } from '@/system/letter-card.tsx';
import { readDeadLetters } from '@/system/read-dead-letters.ts';
import { consumers, isConsumer } from '@/system/services.ts';
import { SystemTabs } from '@/system/system-tabs.tsx';
import { SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { type PageQuery, pathWith, readQuery } from '@/tables/query.ts';
import { RowKeys } from '@/tables/row-keys.tsx';

export const metadata: Metadata = { title: systemText.deadTitle };

const path = '/system/dead-letters';
const statuses = deadLetterStatuses.map((value) => ({ value, label: systemText.statuses[value] }));
const services = [
  { value: '', label: systemText.allServices },
  ...consumers.map((value) => ({ value, label: value })),
];

/** Messages that a service could not handle, and what to do with them. */
export default async function DeadLettersPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const query = await readQuery(searchParams);
  const status = deadLetterStatuses.find((one) => one === query.status) ?? 'waiting';
  const service = isConsumer(query.service) ? query.service : undefined;
  const [{ letters, away, more }, { locale }] = await Promise.all([
    readDeadLetters(status, service, query.cursor),
    currentFormat(),
  ]);
  return (
    <div className="desk-page text-sm">
      <PageHead title={systemText.deadTitle} lead={systemText.deadText}>
        <LiveRefresh stream="/api/system/ticks" event="tick" />
        <FilterForm action={path} label={systemText.deadTitle}>
          <SelectFilter label={systemText.status} name="status" options={statuses} defaultValue={status} />
          <SelectFilter
            label={systemText.service}
            name="service"
            options={services}
            defaultValue={service ?? ''}
          />
        </FilterForm>
      </PageHead>
      <SystemTabs here={path} />
      <RowKeys />
      <div className="grid gap-3">
        {away.length > 0 && <Message tone="warn" title={systemText.partly(away.join(', '))} />}
        {letters.length === 0 && away.length === 0 && (
          <Message tone="good" title={systemText.noLetters[status]}>
            {status === 'waiting' && systemText.noLettersText}
          </Message>
        )}
        <ul className="grid gap-3">
          {letters.map((letter) => (
            <li key={letter.id}>
              <LetterCard letter={letter} locale={locale} />
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-2">
          {more.map(({ service: name, cursor }) => (
            <Link
              key={name}
              href={pathWith(path, { status, service: name, cursor })}
              className={buttonClasses({ size: 'small' })}
            >
              {systemText.moreOf(name)}
            </Link>
          ))}
        </p>
      </div>
    </div>
  );
}
