import { decidedText } from '@text/payments';
import Link from 'next/link';
import { pathWith } from '@/tables/query.ts';
import type { CustomerFilter } from './find-subjects.ts';
import type { DecidedQuery } from './read-decided.ts';

/** When several customers fit what was typed: which one? */
export function WhichCustomer({
  path,
  query,
  customer,
}: {
  path: string;
  query: DecidedQuery;
  customer: CustomerFilter;
}) {
  if (customer.kind !== 'several') return null;
  return (
    <div className="mt-3 rounded-md border border-line bg-surface p-3">
      <p className="font-[620]">{decidedText.several}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {customer.candidates.map(({ id, name, email }) => (
          <li key={id}>
            <Link href={pathWith(path, query, { customer: email, cursor: undefined })} className="underline">
              {name} ({email})
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
