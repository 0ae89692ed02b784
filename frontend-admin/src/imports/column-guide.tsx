import { Badge } from '@eshop/ui/message';
import { importText } from '@text/imports';
import { importColumns, requiredColumns } from './columns.ts';

/** What a file must have, and may have. */
export const ColumnGuide = () => (
  <section aria-labelledby="columns-title" className="rounded-md border border-line bg-surface p-4">
    <h2 id="columns-title" className="text-sm">
      {importText.columnsTitle}
    </h2>
    <p className="mt-1 mb-3 text-soft">{importText.columnsLead}</p>
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {importColumns.map((column) => (
        <div key={column} className="contents">
          <dt className="flex items-center gap-2 font-[620]">
            {column}
            {(requiredColumns as readonly string[]).includes(column) && <Badge>{importText.required}</Badge>}
          </dt>
          <dd className="text-soft">{importText.columns[column]}</dd>
        </div>
      ))}
    </dl>
  </section>
);
