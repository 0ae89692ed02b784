import { z } from 'zod';

/** A TCP port, 0 for any free one. Required when no default is given. */
export const portField = (defaultPort?: number) => wholeNumber(0, 65_535, 'a port (0 to 65535)', defaultPort);

/** A whole number of seconds, 0 or more. */
export const secondsField = (defaultSeconds?: number) =>
  wholeNumber(0, 315_360_000, 'a whole number of seconds', defaultSeconds);

/** A number of milliseconds up to a minute. */
export const millisecondsField = (defaultMilliseconds?: number) =>
  wholeNumber(0, 60_000, 'a number of milliseconds (0 to 60000)', defaultMilliseconds);

/** A whole number from 1 up, such as a limit or a pool size. */
export const countField = (defaultCount?: number) =>
  wholeNumber(1, Number.MAX_SAFE_INTEGER, 'a whole number above 0', defaultCount);

/** An absolute URL of any scheme, kept as written. */
export const urlField = () => z.string().refine((text) => URL.canParse(text), 'must be an absolute URL');

/** Text that is not empty. */
export const textField = (defaultText?: string) => {
  const field = z.string().trim().min(1);
  return defaultText === undefined ? field : field.default(defaultText);
};

/** A secret: text that is not empty; never logged, never shown in a fault. */
export const secretField = () => z.string().min(1);

/** Names separated by commas; at least one unless a default is given. */
export const listField = (defaultItems?: readonly string[]) => {
  const field = z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .transform((items) => items.filter((item) => item !== ''))
    .refine((items) => items.length > 0, 'must name at least one');
  return defaultItems ? field.default([...defaultItems]) : field;
};

/** `true`/`false`, `1`/`0`, `yes`/`no`, `on`/`off`. */
export const booleanField = (defaultValue: boolean) =>
  z
    .enum(['true', '1', 'yes', 'on', 'false', '0', 'no', 'off'])
    .transform((word) => ['true', '1', 'yes', 'on'].includes(word))
    .default(defaultValue);

function wholeNumber(min: number, max: number, what: string, defaultValue?: number) {
  const field = z
    .string()
    .regex(/^\d{1,16}$/, { error: `must be ${what}`, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be ${what}`);
  return defaultValue === undefined ? field : field.default(defaultValue);
}
