import { buttonClasses } from '@eshop/ui/button';
import { salesText } from '@text/sales';
import { pathWith } from '@/tables/query.ts';

/** The sales that a page is about as a file, written while it is saved. */
export const ExportLinks = ({
  query,
}: {
  /** Period and filters, as the shop is asked for them. */
  query: Readonly<Record<string, string | undefined>>;
}) => (
  <nav aria-label={salesText.exportLabel} className="flex gap-2">
    {(['csv', 'xlsx'] as const).map((format) => (
      <a
        key={format}
        href={pathWith('/api/sales/export', query, { format })}
        download
        className={buttonClasses({ size: 'small' })}
      >
        {salesText[format]}
      </a>
    ))}
  </nav>
);
