import { classes } from '@eshop/ui/classes';
import type { ComponentProps, ReactNode } from 'react';
import { RowKeys } from './row-keys.tsx';

/**
 * A dense table that scrolls by itself when it is wider than the page. Each row's main link has `data-row`: J and K go
 * from row to row, Enter opens.
 */
export const Table = ({
  caption,
  children,
  className,
}: {
  /** Said to screen readers. */
  caption: string;
  children: ReactNode;
  className?: string;
}) => (
  <section
    aria-label={caption}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
    tabIndex={0}
    className={classes('relative overflow-x-auto rounded-md border border-line', className)}
  >
    <RowKeys />
    <table className="w-full border-collapse bg-surface">
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  </section>
);

/** The head of a column; `numeric` stands at the right. */
export const Head = ({ numeric, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) => (
  <th
    scope="col"
    className={classes(
      'sticky top-0 z-10 h-9 border-b border-line bg-sunken px-2.5 text-xs font-[620] whitespace-nowrap text-soft',
      numeric ? 'text-right' : 'text-left',
      className,
    )}
    {...rest}
  />
);

/** A cell; `numeric` stands at the right. */
export const Cell = ({ numeric, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) => (
  <td
    className={classes('h-9 px-2.5 py-1', numeric && 'text-right whitespace-nowrap', className)}
    {...rest}
  />
);

/** A row; the one that has the focus or the pointer is marked. */
export const Row = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr
    className={classes(
      'border-b border-line last:border-b-0 focus-within:bg-accent-wash hover:bg-sunken',
      className,
    )}
    {...rest}
  />
);
