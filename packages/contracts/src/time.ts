import { z } from 'zod';

/** A moment in answers and events: ISO 8601 in UTC, ending in `Z`. */
export const timeSchema = z.iso.datetime({ error: 'must be an ISO 8601 time in UTC' });

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);
const notATime = 'must be an ISO 8601 date or time in UTC';

/** A bound of a period in a query: an ISO date (its midnight) or time, in UTC; parsed to a `Date`. */
export const momentText = z
  .union([z.iso.date(), z.iso.datetime({ local: true })], { error: notATime })
  .transform((value) => new Date(value.includes('T') && !value.endsWith('Z') ? `${value}Z` : value))
  .refine((at) => at.getTime() >= earliest && at.getTime() < latest, 'must lie between 1970 and 2200');

/** Query members of a period: `from` is included, `to` is not. */
export const periodQuery = { from: momentText.optional(), to: momentText.optional() };

/** Whether a period runs forwards; an open end always does. */
export const runsForwards = (period: { from?: Date | undefined; to?: Date | undefined }): boolean =>
  !period.from || !period.to || period.from <= period.to;

/** What to say, and of which member, when a period runs backwards. */
export const runsBackwards = { path: ['to'], message: 'must not be before from' };
