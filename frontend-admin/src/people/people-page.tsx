import { listUsers, type User } from '@eshop/contracts/api/auth';
import type { Page } from '@eshop/contracts/paging';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { Message } from '@eshop/ui/message';
import { peopleText } from '@text/people';
import Link from 'next/link';
import type { Staff } from '@/session/staff-role.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Pager } from '@/tables/pager.tsx';
import { pathWith } from '@/tables/query.ts';
import { PeopleFilters } from './people-filters.tsx';
import { hasFilters, peoplePath, peopleQuery } from './people-query.ts';
import { PeopleTable } from './people-table.tsx';

type Query = Readonly<Record<string, string | undefined>>;

/** Everybody with an account, found by name, address, role and state. */
export async function PeoplePage({ query, staff }: { query: Query; staff: Staff }) {
  const [read, format] = await Promise.all([unlessAway(readPeople(query)), currentFormat()]);
  if (read === null) return <ShopAway />;
  const page = 'page' in read ? read.page : { items: [], nextCursor: null };
  return (
    <div className="desk-page">
      <PageHead title={peopleText.title} lead={peopleText.lead} />
      <PeopleFilters query={query} />
      {'unfit' in read && (
        <Message tone="warn" title={peopleText.unfit}>
          {read.unfit}
        </Message>
      )}
      {'page' in read && page.items.length === 0 && (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">
          {page.nextCursor ? peopleText.goesOn : peopleText.none}{' '}
          {hasFilters(query) && (
            <Link href={peoplePath} className="underline">
              {peopleText.clear}
            </Link>
          )}
        </p>
      )}
      {page.items.length > 0 && <PeopleTable people={page.items} own={staff.id} format={format} />}
      <Pager
        first={query.cursor ? pathWith(peoplePath, query, { cursor: undefined }) : null}
        next={page.nextCursor && pathWith(peoplePath, query, { cursor: page.nextCursor })}
      />
    </div>
  );
}

/** A page of the list, or why the shop can't use what it is filtered by. */
async function readPeople(query: Query): Promise<{ page: Page<User> } | { unfit: string }> {
  try {
    return { page: await callAsVisitor(listUsers, { query: peopleQuery(query) }) };
  } catch (error) {
    if (!isProblem(error, 'VALIDATION_FAILED')) throw error;
    const { errors = [], detail, title } = error.problem;
    return { unfit: errors.map(({ path, message }) => `${path} ${message}`).join('; ') || (detail ?? title) };
  }
}
