import { buttonClasses } from '@eshop/ui/button';
import { tableText } from '@text/tables';
import Link from 'next/link';

/** To the next page of a list, and back to the first; the browser's own way back goes page by page. */
export function Pager({
  first,
  next,
}: {
  /** Null on the first page. */ first: string | null /** Null on the last. */;
  next: string | null;
}) {
  if (first === null && next === null) return null;
  return (
    <nav aria-label={tableText.pages} className="flex justify-end gap-2 pt-3">
      {first !== null && (
        <Link href={first} className={buttonClasses({ size: 'small' })}>
          {tableText.first}
        </Link>
      )}
      {next !== null && (
        <Link href={next} rel="next" className={buttonClasses({ size: 'small' })}>
          {tableText.next}
        </Link>
      )}
    </nav>
  );
}
