const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has waited, in the two units that matter: `< 1 min`, `12 min`, `3 h 5 min`, `2 d 4 h`. */
export function waitingTime(since: string, now: number): string {
  const passed = Math.max(0, now - new Date(since).getTime());
  if (passed < minute) return '< 1 min';
  if (passed < hour) return `${Math.floor(passed / minute)} min`;
  if (passed < day) return `${Math.floor(passed / hour)} h ${Math.floor((passed % hour) / minute)} min`;
  return `${Math.floor(passed / day)} d ${Math.floor((passed % day) / hour)} h`;
}
