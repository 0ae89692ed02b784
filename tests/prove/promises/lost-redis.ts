import { type Band, endOf } from '../seen/band.ts';

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
    (band) =>
      band.fault === redisIsLost &&
      written.until > copyIsBehindSince(band, bands) - copyMilliseconds &&
      written.from <= band.began + killingMilliseconds,
  );

/** While another fault hinders the cart, its copy falls behind from that one's beginning. */
const copyIsBehindSince = ({ began }: Band, bands: readonly Band[]): number =>
  Math.min(
    began,
    ...bands
      .filter((other) => other.hits.includes('cart') && other.began < began && endOf(other) > began)
      .map((other) => other.began),
  );
