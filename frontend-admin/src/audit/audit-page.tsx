import type { AuditedService } from '@eshop/contracts/api/audit';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { Message } from '@eshop/ui/message';
import { auditText } from '@text/audit';
import Link from 'next/link';
import { readNames } from '@/names/read-names.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Pager } from '@/tables/pager.tsx';
import { pathWith } from '@/tables/query.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { readStaff } from './read-staff.ts';
import { readTrail, type Trail } from './read-trail.ts';
import { hasFilters, servicesIn, trailPath } from './trail-query.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** The trail of all services as one, newest first. */
export async function AuditPage({ query }: { query: Query }) {
  const [read, people, format] = await Promise.all([
    readOrUnfit(query),
    readStaff(query.who),
    currentFormat(),
  ]);
  if ('trail' in read && read.trail.missing.length === servicesIn(query).length) return <ShopAway />;
  const trail = 'trail' in read ? read.trail : null;
  const names = trail ? await readNames(peopleIn(trail)) : {};
  return (
    <div className="desk-page">
      <PageHead title={auditText.title} lead={auditText.lead} />
      <AuditFilters query={query} people={people} />
      {'unfit' in read && (
        <Message tone="warn" title={auditText.unfit}>
          {read.unfit}
        </Message>
      )}
      {trail && <Gaps trail={trail} />}
      {trail && trail.entries.length === 0 && (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">
          {hasFilters(query) ? auditText.none : auditText.noneYet}{' '}
          {hasFilters(query) && (
            <Link href={trailPath} className="underline">
              {auditText.clear}
            </Link>
          )}
        </p>
      )}
      {trail && trail.entries.length > 0 && (
        <AuditTable entries={trail.entries} names={names} format={format} />
      )}
      {trail && (
        <Pager
          first={query.before ? pathWith(trailPath, query, { before: undefined }) : null}
          next={trail.before && pathWith(trailPath, query, { before: trail.before })}
        />
      )}
    </div>
  );
}

/** The trail, or why the shop can't filter it as asked. */
async function readOrUnfit(query: Query): Promise<{ trail: Trail } | { unfit: string }> {
  try {
    return { trail: await readTrail(query) };
  } catch (error) {
    if (!isProblem(error, 'VALIDATION_FAILED')) throw error;
    const { errors = [], detail, title } = error.problem;
    return { unfit: errors.map(({ path, message }) => `${path} ${message}`).join('; ') || (detail ?? title) };
  }
}

/** Everybody who did something here, or to whom something was done. */
const peopleIn = ({ entries }: Trail): string[] =>
  entries.flatMap(({ actor, subject }) => [actor.id, ...(subject.type === 'user' ? [subject.id] : [])]);

/** Says which services' parts are not, or not wholly, among the entries. */
function Gaps({ trail: { missing, unsearched } }: { trail: Trail }) {
  const named = (services: readonly AuditedService[]) =>
    services.map((service) => auditText.services[service] ?? service).join(', ');
  return (
    <>
      {missing.length > 0 && (
        <Message tone="warn" title={auditText.missing(named(missing))} className="mb-3">
          {auditText.missingText}
        </Message>
      )}
      {unsearched.length > 0 && (
        <Message tone="warn" title={auditText.unsearched(named(unsearched))} className="mb-3">
          {auditText.unsearchedText}
        </Message>
      )}
    </>
  );
}
