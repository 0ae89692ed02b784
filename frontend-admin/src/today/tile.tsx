import { classes } from '@eshop/ui/classes';
import { todayText } from '@text/today';
import Link from 'next/link';

/** A number that leads to its list; it stands out while it says that somebody must do something. */
export const Tile = ({
  title,
  count,
  detail,
  path,
  urgent = false,
}: {
  title: string;
  /** Null when it could not be read. */
  count: number | string | null;
  detail: string | null;
  path: string;
  urgent?: boolean;
}) => (
  <Link
    href={path}
    data-row
    className={classes(
      'grid content-start gap-0.5 rounded-md border bg-surface p-3 no-underline hover:border-ink',
      urgent ? 'border-warn' : 'border-line',
    )}
  >
    <span className="text-xs font-[600] text-soft">{title}</span>
    <span className={classes('text-2xl font-[680]', count === 0 && 'text-soft')}>{count ?? '–'}</span>
    <span className={classes('text-xs', urgent ? 'font-[600] text-warn' : 'text-soft')}>
      {count === null ? todayText.partAway : count === 0 ? todayText.allGood : detail}
    </span>
  </Link>
);
