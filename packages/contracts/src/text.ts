import { z } from 'zod';

/** Control characters, line and paragraph separators and lone surrogates: none of them belongs in a single line. */
const singleLine = /^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}]*$/u;
/** The same, with tabs and line breaks let through. */
const manyLines = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

const required = (what: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? 'is required' : `must be ${what}`;

/** One line of text a person typed: 1 to `max` characters after trimming, any letters and emoji, no control characters. */
export const line = (max: number) =>
  z
    .string({ error: required('text') })
    .regex(singleLine, 'must not contain control characters or line breaks')
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`);

/** Text of several lines (notes, descriptions): up to `max` characters, may be empty; tabs and line breaks allowed. */
export const text = (max: number) =>
  z
    .string({ error: required('text') })
    .regex(manyLines, 'must not contain control characters other than line breaks and tabs')
    .trim()
    .max(max, `must have at most ${max} characters`);

/** Words to search for: like `line`, but empty means no search, as forms send it. */
export const searchWords = z
  .string({ error: required('given once, as text') })
  .regex(singleLine, 'must not contain control characters or line breaks')
  .trim()
  .max(100, 'must have at most 100 characters');

/** An e-mail address, kept in lower case: the same mailbox is never two accounts. */
export const emailSchema = z
  .string({ error: required('an e-mail address') })
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .check(z.email('must be an e-mail address'));

/** A phone number as people write it: digits, spaces, `+ ( ) . / - x #`. */
export const phoneSchema = z
  .string({ error: required('a phone number') })
  .trim()
  .regex(/^[0-9 +()./x#-]{3,32}$/, 'must be a phone number of 3 to 32 characters')
  .regex(/[0-9]/, 'must contain digits');
