import type { ReactNode } from 'react';
import { classes } from './classes.tsx';

const tones = {
  info: 'border-edge bg-sunken text-ink',
  good: 'border-good bg-good-wash text-good',
  warn: 'border-warn bg-warn-wash text-warn',
  bad: 'border-bad bg-bad-wash text-bad',
} as const;

export type Tone = keyof typeof tones;

/** Something to be told: what happened and, below it, what to do. `live` has screen readers say it when it appears. */
export function Message({
  tone = 'info',
  title,
  live = false,
  className,
  children,
}: {
  tone?: Tone;
  title: ReactNode;
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={classes('rounded-md border-l-4 px-4 py-3', tones[tone], className)}
    >
      <p className="font-[620]">{title}</p>
      {children && <div className="mt-1 text-sm text-ink">{children}</div>}
    </div>
  );
}

/** A state in a word or two. */
export const Badge = ({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) => (
  <span
    className={classes(
      'inline-flex items-center rounded-full border px-2.5 py-0.5 text-xs font-[620] whitespace-nowrap',
      tones[tone],
    )}
  >
    {children}
  </span>
);
