import type { User } from '@eshop/contracts/api/auth';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Badge } from '@eshop/ui/message';
import { peopleText } from '@text/people';
import Link from 'next/link';
import { SubjectHistory } from '@/audit/subject-history.tsx';
import type { Staff } from '@/session/staff-role.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { DisableForm, EnableForm, SignOutEverywhereForm } from './access-forms.tsx';
import { peoplePath } from './people-query.ts';
import { RoleBadges } from './role-badges.tsx';
import { RolesForm } from './roles-form.tsx';
import { TheirActs } from './their-acts.tsx';
import { TheirOrders } from './their-orders.tsx';
import { TheirPayments } from './their-payments.tsx';

/** A person: what they may do and whether they get in, to be changed; what they ordered, paid and did. */
export async function PersonPage({ person, staff }: { person: User; staff: Staff }) {
  const { id, email, roles, disabled, createdAt } = person;
  const name = person.name || email;
  const { locale } = await currentFormat();
  return (
    <div className="desk-page">
      <p className="mb-2 text-sm">
        <Link href={peoplePath} className="text-soft underline">
          {peopleText.back}
        </Link>
      </p>
      <PageHead title={name} lead={email}>
        <RoleBadges roles={roles} />
        {disabled && <Badge tone="bad">{peopleText.disabled}</Badge>}
      </PageHead>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          <section aria-label={peopleText.account} className="rounded-md border border-line bg-surface p-4">
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
              <dt className="text-soft">{peopleText.since}</dt>
              <dd>
                <LocalTime time={createdAt} locale={locale} />
              </dd>
              <dt className="text-soft">{peopleText.id}</dt>
              <dd className="break-all select-all">{id}</dd>
            </dl>
          </section>
          <section aria-labelledby="roles" className="rounded-md border border-line bg-surface p-4">
            <h2 id="roles" className="mb-3 text-base font-[650]">
              {peopleText.rolesTitle}
            </h2>
            <RolesForm id={id} roles={roles} />
          </section>
          <section aria-labelledby="access" className="rounded-md border border-line bg-surface p-4">
            <h2 id="access" className="mb-3 text-base font-[650]">
              {peopleText.accessTitle}
            </h2>
            {/* Made anew with the page, so that a question that was answered is closed. */}
            <div key={crypto.randomUUID()} className="flex flex-wrap gap-2">
              <SignOutEverywhereForm id={id} name={name} own={staff.id === id} />
              {disabled ? <EnableForm id={id} name={name} /> : <DisableForm id={id} name={name} />}
            </div>
          </section>
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
            <TheirOrders userId={id} />
            <TheirPayments userId={id} />
          </div>
          <TheirActs userId={id} />
          <SubjectHistory service="auth" subjectId={id} />
        </div>
      </div>
    </div>
  );
}
