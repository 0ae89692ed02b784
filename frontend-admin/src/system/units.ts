/** A size of memory in whole megabytes. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** Milliseconds with as many digits as matter. */
export const milliseconds = (value: number): string =>
  value >= 10_000
    ? `${(value / 1_000).toFixed(1)} s`
    : `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ms`;

/** How long something has been, in its two greatest units. */
export function duration(value: number): string {
  const seconds = Math.max(0, Math.floor(value / 1_000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** The time of day in UTC, to the millisecond. */
export const clock = (time: string): string => time.slice(11, 23);

/** JSON as people read it; text that is none as it is. */
export function pretty(content: unknown): string {
  if (typeof content !== 'string') return JSON.stringify(content, null, 2);
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
