import { gzipSync } from 'node:zlib';

const json = { 'content-type': 'application/json' };

/** Far more than any service takes. */
export const huge = JSON.stringify({ more: 'x'.repeat(2_000_000) });
/** The same, small until it is unpacked. */
export const bomb = gzipSync(huge);
/** JSON that a careless reader follows to the end of its stack. */
export const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
/** What claims to be JSON. */
export const brokenJson = ['{', '{"a":', '{"a":1}}', '\u0000', '[1,', 'undefined', '{"a":"\\x"}', '\ufeff{'];

/** Headers under which no JSON comes, with the refusals that fit. */
export const otherKinds: readonly {
  readonly headers: Readonly<Record<string, string>>;
  readonly statuses?: readonly number[];
}[] = [
  { headers: { 'content-type': 'text/plain' } },
  { headers: { ...json, 'content-encoding': 'gzip' }, statuses: [400, 415] },
  { headers: { 'content-type': 'application/xml' } },
  { headers: { ...json, 'content-encoding': 'snappy' } },
  { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { headers: { 'content-type': 'application/json; charset=x' } },
  { headers: { 'content-type': 'nonsense' } },
];
