import { buttonClasses } from '@eshop/ui/button';
import { salesText } from '@text/sales';
import type { Period } from './period.ts';
import { periodQuery } from './sales-query.ts';

/** All sales of a period as a file, written while it is saved. */
export const ExportLinks = ({ period }: { period: Period }) => (
  <nav aria-label={salesText.exportLabel} className="flex gap-2">
    {(['csv', 'xlsx'] as const).map((format) => (
      <a
        key={format}
        href={`/api/sales/export?${new URLSearchParams({ ...periodQuery(period), format })}`}
        download
        className={buttonClasses({ size: 'small' })}
      >
        {salesText[format]}
      </a>
    ))}
  </nav>
);
