import { currentFormat } from '@eshop/site/format/current-format.ts';
import { systemText } from '@text/system';
import type { Metadata } from 'next';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { FlowDrawing } from '@/system/flow-drawing.tsx';
import { readStatuses } from '@/system/read-statuses.ts';
import { ServiceTable } from '@/system/service-table.tsx';
import { StoreTable } from '@/system/store-table.tsx';
import { SubscriptionTable } from '@/system/subscription-table.tsx';
import { SystemTabs } from '@/system/system-tabs.tsx';

export const metadata: Metadata = { title: systemText.title };

/** How the shop's machinery is: services, stores, events. */
export default async function SystemPage() {
  await requireStaff('admin');
  const [states, { locale }] = await Promise.all([readStatuses(), currentFormat()]);
  const waiting = states.reduce((sum, { status }) => sum + (status?.deadLettersWaiting ?? 0), 0);
  return (
    <div className="desk-page text-sm">
      <PageHead title={systemText.title}>
        <LiveRefresh stream="/api/system/ticks" event="tick" />
      </PageHead>
      <SystemTabs here="/system" waiting={waiting} />
      <div className="grid gap-6">
        <section className="grid gap-2">
          <h2 className="text-base">{systemText.services}</h2>
          <ServiceTable states={states} />
        </section>
        <section className="grid gap-2">
          <h2 className="text-base">{systemText.drawing}</h2>
          <FlowDrawing states={states} />
        </section>
        <div className="grid gap-6 xl:grid-cols-[3fr_2fr]">
          <section className="grid content-start gap-2">
            <h2 className="text-base">{systemText.subscriptions}</h2>
            <SubscriptionTable states={states} locale={locale} />
          </section>
          <section className="grid content-start gap-2">
            <h2 className="text-base">{systemText.stores}</h2>
            <StoreTable states={states} />
          </section>
        </div>
      </div>
    </div>
  );
}
