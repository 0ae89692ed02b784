const firstPauseSeconds = 0.5;
const longestPauseSeconds = 30;

/** @returns the pause before the next start, in seconds, after so many failures in a row */
export const pauseAfter = (failures: number) =>
  Math.min(firstPauseSeconds * 2 ** (failures - 1), longestPauseSeconds);
