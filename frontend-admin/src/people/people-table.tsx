import type { User } from '@eshop/contracts/api/auth';
import type { Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Badge } from '@eshop/ui/message';
import { peopleText } from '@text/people';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { RoleBadges } from './role-badges.tsx';

/** People as dense rows; the name leads to each. `own` is who looks. */
export const PeopleTable = ({
  people,
  own,
  format,
}: {
  people: readonly User[];
  own: string;
  format: Format;
}) => (
  <Table caption={peopleText.list}>
    <thead>
      <tr>
        <Head>{peopleText.name}</Head>
        <Head>{peopleText.email}</Head>
        <Head>{peopleText.roles}</Head>
        <Head>{peopleText.state}</Head>
        <Head>{peopleText.since}</Head>
      </tr>
    </thead>
    <tbody>
      {people.map(({ id, name, email, roles, disabled, createdAt }) => (
        <Row key={id}>
          <Cell className="max-w-64 truncate font-[600]">
            <Link href={`/people/${id}`} data-row className="underline-offset-2 hover:underline">
              {name || email}
            </Link>
            {id === own && <span className="ml-2 font-normal text-soft">({peopleText.you})</span>}
          </Cell>
          <Cell className="max-w-72 truncate">{email}</Cell>
          <Cell>
            <RoleBadges roles={roles} />
          </Cell>
          <Cell className="whitespace-nowrap">
            {disabled ? (
              <Badge tone="bad">{peopleText.disabled}</Badge>
            ) : (
              <span className="text-soft">{peopleText.active}</span>
            )}
          </Cell>
          <Cell className="whitespace-nowrap text-soft">
            <LocalTime time={createdAt} locale={format.locale} show="date" />
          </Cell>
        </Row>
      ))}
    </tbody>
  </Table>
);
