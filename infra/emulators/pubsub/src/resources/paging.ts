import { invalidArgument } from '../grpc/status.ts';

const defaultPageSize = 100;
const maxPageSize = 1000;

const tokenOf = (lastName: string) => Buffer.from(JSON.stringify([lastName])).toString('base64url');

function lastNameOf(token: string): string {
  try {
    const [lastName] = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof lastName === 'string') return lastName;
  } catch {
    // told below, like any other token that is not ours
  }
  throw invalidArgument('Invalid page token.');
}

/**
 * One page of names in their order. A token tells the last name seen, so pages stay right while others come
 * and go. Throws INVALID_ARGUMENT on a negative size or a token that is none.
 */
export function pageOfNames(
  names: Iterable<string>,
  request: { pageSize: number; pageToken: string },
): { names: string[]; nextPageToken: string } {
  if (request.pageSize < 0) throw invalidArgument('page_size must not be negative.');
  const size = Math.min(request.pageSize || defaultPageSize, maxPageSize);
  const after = request.pageToken ? lastNameOf(request.pageToken) : '';
  const following = [...names].filter((name) => name > after).sort();
  const page = following.slice(0, size);
  return { names: page, nextPageToken: following.length > size ? tokenOf(page.at(-1) ?? '') : '' };
}
