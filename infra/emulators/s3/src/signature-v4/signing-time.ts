const timestampPattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Reads `20261121T074131Z` as milliseconds since the epoch; null when it is no such time. */
export function parseTimestamp(timestamp: string): number | null {
  if (!timestampPattern.test(timestamp)) return null;
  const time = Date.parse(timestamp.replace(timestampPattern, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(time) ? null : time;
}

/** Writes a time as `20261121T074131Z`. */
export function formatTimestamp(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
