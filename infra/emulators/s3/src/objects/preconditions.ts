import { S3Error } from '../errors.ts';
import type { Precondition } from './object-store.ts';
import type { StoredObject } from './stored-object.ts';

/** The conditions of a request as they were sent. */
export type Conditions = {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
  readonly ifUnmodifiedSince?: string | undefined;
};

/** What a read with conditions comes to, in the order of RFC 9110: `If-Match` rules out `If-Unmodified-Since`, and so on. */
export function evaluateRead(
  object: StoredObject,
  conditions: Conditions,
): 'send' | 'not-modified' | 'failed' {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  const modified = Math.floor(Date.parse(object.modifiedAt) / 1000) * 1000;
  if (ifMatch !== undefined) {
    if (!matchesEtag(ifMatch, object.etag)) return 'failed';
  } else if (ifUnmodifiedSince !== undefined && modified > Date.parse(ifUnmodifiedSince)) {
    return 'failed';
  }
  if (ifNoneMatch !== undefined) return matchesEtag(ifNoneMatch, object.etag) ? 'not-modified' : 'send';
  return ifModifiedSince !== undefined && modified <= Date.parse(ifModifiedSince) ? 'not-modified' : 'send';
}

/**
 * Conditions of a write: `If-None-Match: *` creates only, `If-Match` replaces one version only.
 * @throws S3Error NotImplemented on other values, as S3 does; PreconditionFailed or NoSuchKey when it runs
 */
export function writePrecondition({ ifMatch, ifNoneMatch }: Conditions): Precondition {
  if (ifNoneMatch !== undefined && (ifNoneMatch !== '*' || ifMatch !== undefined)) {
    throw new S3Error('NotImplemented', 'Writes take If-None-Match with the value * only, or If-Match.');
  }
  return (current) => {
    if (ifNoneMatch === '*' && current) throw new S3Error('PreconditionFailed');
    if (ifMatch === undefined) return;
    if (!current) throw new S3Error('NoSuchKey');
    if (!matchesEtag(ifMatch, current.etag)) throw new S3Error('PreconditionFailed');
  };
}

function matchesEtag(condition: string, etag: string): boolean {
  return condition.split(',').some((candidate) => {
    const value = candidate
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1');
    return value === '*' || value === etag;
  });
}
