const slackMilliseconds = 3_600_000;

/**
 * Ids between which all rows made in a period lie; undefined where the period is open. Ids are UUIDv7, so an index of ids can
 * serve a period. Clocks and transactions differ a little: there is an hour of slack, and the time itself has to be asked too.
 */
export const idsOfPeriod = (from: Date | null, to: Date | null) => ({
  first: from ? smallestIdAt(from.getTime() - slackMilliseconds) : undefined,
  last: to ? smallestIdAt(to.getTime() + slackMilliseconds) : undefined,
});

function smallestIdAt(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
