import type { AuditEntry } from '@eshop/contracts/api/audit';
import type { Format } from '@eshop/site/format/format.ts';
import { auditText } from '@text/audit';
import { changesOf } from './value-text.ts';

/** What an entry changed: the first of it in a line, all of it as a table when opened. */
export function Changes({ entry, format }: { entry: AuditEntry; format: Format }) {
  const changes = changesOf(entry, format);
  if (changes.length === 0 && !entry.reason) return null;
  return (
    <details className="group max-w-2xl">
      <summary className="flex cursor-pointer items-baseline gap-2 rounded-sm">
        <span className="min-w-0 flex-1 truncate group-open:text-soft">{inOneLine(entry, changes)}</span>
        {changes.length > 1 && (
          <span className="shrink-0 text-xs text-soft">{auditText.wholeEntry(changes.length)}</span>
        )}
      </summary>
      {entry.reason && (
        <p className="mt-2 break-words">
          <span className="text-soft">{auditText.reason}: </span>
          {entry.reason}
        </p>
      )}
      {changes.length > 0 && (
        <table className="my-2 w-full table-fixed border-collapse text-sm">
          <thead>
            <tr className="text-left text-xs text-soft">
              <th scope="col" className="w-1/4 py-1 pr-2 font-[620]">
                {auditText.member}
              </th>
              <th scope="col" className="py-1 pr-2 font-[620]">
                {auditText.before}
              </th>
              <th scope="col" className="py-1 font-[620]">
                {auditText.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ name, before, after }) => (
              <tr key={name} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-2 text-left font-normal text-soft">
                  {name}
                </th>
                <td className="py-1 pr-2 break-words whitespace-pre-line">{before}</td>
                <td className="py-1 font-[600] break-words whitespace-pre-line">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="text-xs break-all text-soft">
        {auditText.request} {entry.requestId}
      </p>
    </details>
  );
}

/** An entry without values of its own has its reason there. */
function inOneLine({ before, after, reason }: AuditEntry, changes: ReturnType<typeof changesOf>): string {
  if (changes.length === 0) return reason ?? '';
  const [first] = changes;
  if (!first) return '';
  if (before === null || after === null) {
    const word = before === null ? auditText.isNew : auditText.isGone;
    return `${word}: ${first.name} ${before === null ? first.after : first.before}`;
  }
  return `${first.name}: ${first.before} → ${first.after}`;
}
