import type { ImportCounts } from './import-feed.ts';

/** How much is left of an import. */
export type Pace = { readonly rowsPerSecond: number; readonly secondsLeft: number | undefined };

/** Rate since the start, and what the rest takes at it when the number of rows is known. */
export function paceOf(counts: ImportCounts, totalRows: number | undefined, seconds: number): Pace {
  const worked = counts.made + counts.found + counts.updated + counts.faulty;
  const rowsPerSecond = seconds > 0 ? worked / seconds : 0;
  const left = totalRows === undefined ? undefined : Math.max(0, totalRows - worked - counts.skipped);
  return {
    rowsPerSecond,
    secondsLeft: left === undefined || rowsPerSecond === 0 ? undefined : left / rowsPerSecond,
  };
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** One line about an import under way. */
export function progressLine(counts: ImportCounts, totalRows: number | undefined, seconds: number): string {
  const { rowsPerSecond, secondsLeft } = paceOf(counts, totalRows, seconds);
  const of = totalRows === undefined ? '' : ` of ${totalRows}`;
  const done = counts.made + counts.found + counts.updated + counts.faulty + counts.skipped;
  const left = secondsLeft === undefined ? '' : `, ${clock(secondsLeft)} left`;
  return `${done}${of} rows, ${Math.round(rowsPerSecond)}/s${left}`;
}

/** What an import did, in one sentence. */
export function summary(counts: ImportCounts, dryRun: boolean): string {
  const parts = dryRun
    ? [`${counts.made} good`]
    : [
        `${counts.made} put on sale`,
        `${counts.found} there already`,
        ...(counts.updated > 0 ? [`${counts.updated} updated`] : []),
      ];
  if (counts.skipped > 0) parts.push(`${counts.skipped} done by an earlier run`);
  parts.push(`${counts.faulty} faulty`);
  return parts.join(', ');
}
