import { problems } from '@eshop/contracts/problem';
import { badRequest, refusal } from '../errors/index.ts';

/** The `ETag` of a version: `"3"`. */
export const etag = (version: number): string => `"${version}"`;

/**
 * The version in an `If-Match` header. Behind the version a tag may hold more (`"3.x7Fq"`), for answers that also change
 * without an edit. A weak tag is taken too: what stands between may have compressed the answer.
 * @throws 428 when the header is missing, 400 when it holds no version.
 */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined || header === '') {
    throw refusal(problems.PRECONDITION_REQUIRED, 'send If-Match with the version that you have seen', {
      faults: [{ path: 'if-match', message: 'is missing' }],
    });
  }
  const version = Number(/^(?:W\/)?"(\d{1,15})(?:\.[\w-]{1,64})?"$/.exec(header.trim())?.[1] ?? Number.NaN);
  if (Number.isNaN(version))
    throw badRequest([{ path: 'if-match', message: 'must be one ETag such as "3"' }]);
  return version;
}

/** True when `If-None-Match` names this tag: the answer is 304 without a body. */
export function matchesEtag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const weak = (text: string) => text.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((candidate) => weak(candidate) === weak(tag));
}
