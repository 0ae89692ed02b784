import type { Band } from '../seen/band.ts';

/** The fault that loses all of Redis with its data: what comes back is the copy, which is a moment behind. */
export const redisIsLost = 'all of Redis is lost';

const copyMilliseconds = 2_000;
/** Between the fault's beginning and the end of the last server. */
const killingMilliseconds = 500;

/** Whether a cart that was written in this time may come back without it. */
export const mayBeLost = (
  written: { readonly from: number; readonly until: number },
  bands: readonly Band[],
): boolean =>
  bands.some(
    ({ fault, began }) =>
      fault === redisIsLost &&
      written.until > began - copyMilliseconds &&
      written.from <= began + killingMilliseconds,
  );
