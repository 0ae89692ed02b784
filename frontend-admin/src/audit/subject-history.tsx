import type { AuditedService } from '@eshop/contracts/api/audit';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { auditText } from '@text/audit';
import Link from 'next/link';
import { readNames } from '@/names/read-names.ts';
import { findStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { pathWith } from '@/tables/query.ts';
import { AuditTable } from './audit-table.tsx';
import { readTrail } from './read-trail.ts';
import { trailPath } from './trail-query.ts';

const shown = 10;

/**
 * What staff did to one thing, the last of it, for the thing's own page. Shows nothing to those who are no admins, who
 * alone may read the trail.
 */
export async function SubjectHistory({ service, subjectId }: { service: AuditedService; subjectId: string }) {
  const staff = await findStaff();
  if (!staff || !isAdmin(staff)) return null;
  const query = { service, subject: subjectId };
  const [trail, format] = await Promise.all([unlessAway(readTrail(query, shown)), currentFormat()]);
  const away = trail === null || trail.missing.length > 0;
  const names = away ? {} : await readNames(trail.entries.map(({ actor }) => actor.id));
  return (
    <div className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-base font-[650]">{auditText.history}</h2>
        <Link href={pathWith(trailPath, query)} className="text-xs underline">
          {auditText.historyMore}
        </Link>
      </div>
      {away && <p className="text-soft">{auditText.historyAway}</p>}
      {!away && trail.entries.length === 0 && <p className="text-soft">{auditText.historyNone}</p>}
      {!away && trail.entries.length > 0 && (
        <AuditTable
          entries={trail.entries}
          names={names}
          format={format}
          without="subject"
          caption={auditText.history}
        />
      )}
    </div>
  );
}
