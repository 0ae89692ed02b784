import { type Band, endOf } from './band.ts';
import type { Seen } from './seen.ts';

/** Something that a customer saw and may never see. */
export type Finding = { readonly at: number; readonly what: string };

/** A process that has just started knows no token yet and has to ask about each old one. */
const waitsForAuth = ({ outcome, detail = '' }: Seen): boolean =>
  outcome === 'unavailable' && detail.endsWith('auth is temporarily unavailable');

const mayHit = (seen: Seen) => (band: Band) =>
  (band.hits.includes(seen.service) ||
    band.hits.includes('gateway') ||
    (band.hits.includes('auth') && waitsForAuth(seen))) &&
  seen.at <= endOf(band) &&
  seen.at + seen.milliseconds >= band.began;

/**
 * What of all that was seen must not have been: answers that break the contract, at any time; and requests to a service that
 * no fault of the moment may hit, and that were not answered all the same.
 */
export function findingsIn(seen: readonly Seen[], bands: readonly Band[]): Finding[] {
  return seen.flatMap((one): Finding[] => {
    const { at, request, service, outcome, detail = '' } = one;
    if (outcome === 'good' || outcome === 'refused' || outcome === 'in progress') return [];
    if (outcome === 'broken') return [{ at, what: `${request}: ${detail}` }];
    if (bands.some(mayHit(one))) return [];
    const meanwhile = bands.filter((band) => at <= endOf(band) && at >= band.began).map(({ fault }) => fault);
    const during = meanwhile.length > 0 ? `while ${meanwhile.join(' and ')}` : 'while nothing was hurt';
    return [{ at, what: `${request} of ${service} was ${outcome} ${during}: ${detail}` }];
  });
}

/** Faults that were not ended well, or after which a part did not serve again. */
export const neverMended = (bands: readonly Band[]): Finding[] =>
  bands.flatMap(({ fault, ended, mended, trouble }) => [
    ...(trouble === undefined ? [] : [{ at: ended, what: `"${fault}" did not go as it should: ${trouble}` }]),
    ...(mended === undefined ? [{ at: ended, what: `after "${fault}" not every part served again` }] : []),
  ]);
