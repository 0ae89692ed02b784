import { classes } from '@eshop/ui/classes';
import type { ReactNode } from 'react';

/** Lets what is wider than the page scroll by itself, also by keyboard; on paper all of it is shown. */
export const Scroller = ({
  label,
  className,
  children,
}: {
  /** Said to screen readers. */
  label: string;
  className?: string;
  children: ReactNode;
}) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
    tabIndex={0}
    className={classes('overflow-x-auto print:overflow-visible', className)}
  >
    {children}
  </section>
);
