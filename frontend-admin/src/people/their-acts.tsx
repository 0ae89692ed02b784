import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { peopleText } from '@text/people';
import { AuditTable } from '@/audit/audit-table.tsx';
import { readTrail } from '@/audit/read-trail.ts';
import { trailPath } from '@/audit/trail-query.ts';
import { readNames } from '@/names/read-names.ts';
import { pathWith } from '@/tables/query.ts';
import { PersonPart } from './person-part.tsx';

const shown = 10;

/** What a person did as staff, the last of it. */
export async function TheirActs({ userId }: { userId: string }) {
  const [trail, format] = await Promise.all([unlessAway(readTrail({ who: userId }, shown)), currentFormat()]);
  const whole = trail !== null && trail.missing.length === 0;
  const subjects =
    trail?.entries.flatMap(({ subject }) => (subject.type === 'user' ? [subject.id] : [])) ?? [];
  const names = await readNames([userId, ...subjects]);
  const more = { path: pathWith(trailPath, { who: userId }), label: peopleText.allDid };
  return (
    <PersonPart
      title={peopleText.did}
      read={whole ? trail.entries : null}
      none={peopleText.didNone}
      more={more}
    >
      {(entries) => (
        <AuditTable
          entries={entries}
          names={names}
          format={format}
          without="actor"
          caption={peopleText.did}
        />
      )}
    </PersonPart>
  );
}
