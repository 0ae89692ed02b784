import { topicNames } from '@eshop/contracts/events';
import { systemText } from '@text/system';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { LiveFlow } from '@/system/live-flow.tsx';
import { readRecentFlow } from '@/system/read-recent-flow.ts';
import { SystemTabs } from '@/system/system-tabs.tsx';
import { SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: systemText.flow };

const topics = [
  { value: '', label: systemText.allTopics },
  ...topicNames.map((topic) => ({ value: topic, label: topic })),
];

/** What the services publish, live. */
export default async function EventsPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const { topic: wanted } = await readQuery(searchParams);
  const topic = topicNames.find((name) => name === wanted);
  const rows = await readRecentFlow(topic);
  return (
    <div className="desk-page text-sm">
      <PageHead title={systemText.flow} lead={systemText.flowText}>
        <FilterForm action="/system/events" label={systemText.topic}>
          <SelectFilter label={systemText.topic} name="topic" options={topics} defaultValue={topic ?? ''} />
        </FilterForm>
      </PageHead>
      <SystemTabs here="/system/events" />
      <LiveFlow key={topic ?? ''} initial={rows} topic={topic} />
    </div>
  );
}
