import type { AuditEntry } from '@eshop/contracts/api/audit';
import type { Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { Badge, type Tone } from '@eshop/ui/message';
import { auditText } from '@text/audit';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { Changes } from './changes.tsx';
import { subjectPath } from './subject-path.ts';

type Names = Readonly<Record<string, string>>;

const outcomeTones: Readonly<Record<string, Tone>> = { begun: 'warn', refused: 'warn', failed: 'bad' };

/** Entries as dense rows; `without` leaves out what is the same in all rows. */
export const AuditTable = ({
  entries,
  names,
  format,
  without,
  caption = auditText.list,
}: {
  entries: readonly AuditEntry[];
  names: Names;
  format: Format;
  without?: 'subject' | 'actor';
  caption?: string;
}) => (
  <Table caption={caption}>
    <thead>
      <tr>
        <Head>{auditText.when}</Head>
        {without !== 'actor' && <Head>{auditText.who}</Head>}
        <Head>{auditText.what}</Head>
        {without !== 'subject' && <Head>{auditText.subjectColumn}</Head>}
        <Head className="w-full">{auditText.changes}</Head>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <Row key={entry.id} className="align-top">
          <Cell className="whitespace-nowrap text-soft">
            <LocalTime time={entry.at} locale={format.locale} />
          </Cell>
          {without !== 'actor' && (
            <Cell className="whitespace-nowrap">
              <Link href={`/people/${entry.actor.id}`} className="underline-offset-2 hover:underline">
                {names[entry.actor.id] ?? auditText.unknownPerson(entry.actor.id)}
              </Link>
            </Cell>
          )}
          <Cell className="whitespace-nowrap">
            {actionName(entry.action)}
            {entry.outcome && entry.outcome !== 'done' && (
              <>
                {' '}
                <Badge tone={outcomeTones[entry.outcome] ?? 'info'}>
                  {auditText.outcomes[entry.outcome]}
                </Badge>
              </>
            )}
          </Cell>
          {without !== 'subject' && (
            <Cell className="max-w-64 truncate">
              <Subject entry={entry} names={names} />
            </Cell>
          )}
          <Cell className="max-w-0 min-w-64">
            <Changes entry={entry} format={format} />
          </Cell>
        </Row>
      ))}
    </tbody>
  </Table>
);

/** An action of a newer service than this site is shown as it is called. */
const actionName = (action: string): string =>
  (auditText.actions as Readonly<Record<string, string>>)[action] ?? action;

function Subject({ entry: { subject }, names }: { entry: AuditEntry; names: Names }) {
  const path = subjectPath(subject);
  const name = subject.label ?? names[subject.id] ?? subject.id.slice(-8);
  return path ? (
    <Link href={path} data-row className="underline underline-offset-2">
      {name}
    </Link>
  ) : (
    name
  );
}
