const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long is left, in words: the two largest units that matter; seconds in the last hour. */
export function timeLeftInWords(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  const part = (unit: number, of = Number.POSITIVE_INFINITY) => Math.floor((left % of) / unit);
  if (left >= day) return `${part(day)} d ${part(hour, day)} h`;
  if (left >= hour) return `${part(hour)} h ${part(minute, hour)} min`;
  if (left >= minute) return `${part(minute)} min ${part(second, minute)} s`;
  return `${part(second)} s`;
}

/** The same in one unit, for lists: never more than there is. */
export function roughTimeLeft(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  if (left >= 2 * day) return `${Math.floor(left / day)} days`;
  if (left >= hour) return `${Math.floor(left / hour)} h`;
  return `${Math.floor(left / minute)} min`;
}

/** The last hour is urgent. */
export const isUrgent = (milliseconds: number): boolean => milliseconds < hour;
