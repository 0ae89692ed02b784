'use client';

import { useSyncExternalStore } from 'react';

const styles = {
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const never = () => () => {};

/** A time in the reader's own zone; where scripts don't run, in UTC and saying so. */
export function LocalTime({
  time,
  locale,
  show = 'dateTime',
}: {
  /** ISO 8601. */
  time: string;
  locale: string;
  show?: keyof typeof styles;
}) {
  const write = (timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { ...styles[show], timeZone }).format(new Date(time));
  const text = useSyncExternalStore(
    never,
    () => write(),
    () => (show === 'date' ? write('UTC') : `${write('UTC')} UTC`),
  );
  return (
    <time dateTime={time} suppressHydrationWarning>
      {text}
    </time>
  );
}
