import { z } from 'zod';

const digits = /^-?[0-9]{1,15}$/;
const message = (issue: { input?: unknown }) =>
  issue.input === undefined ? 'is required' : 'must be a whole number';

/** A whole number from `min` to `max`, both included; fractions, NaN, infinity and numbers in quotes are refused. */
export const whole = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  z.int({ error: message }).min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);

/** The same for a query or form field, where a number arrives as text: plain digits only, no `1e3`, `0x10` or blanks. */
export const wholeText = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(
    (value: string | number) => (typeof value === 'string' && digits.test(value) ? Number(value) : value),
    whole(min, max),
  );

/** `true` or `false` in a query or form field. */
export const flagText = z.preprocess(
  (value: string | boolean) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean({ error: 'must be true or false' }),
);

/** Treats the empty text that HTML forms send for a field left blank as a field that was not sent. */
export const blankAsAbsent = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess((value: z.input<Schema> | '') => (value === '' ? undefined : value), schema.optional())
    .optional();

/** A count that can be zero but never negative: stock, units, orders. */
export const countSchema = whole(0);

/** Version of a thing that changes: 1 when made, one more with each change. */
export const versionSchema = whole(1);
