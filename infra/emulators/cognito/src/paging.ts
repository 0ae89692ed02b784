import { invalidParameter } from './errors.ts';

/** A page of rows whose `order` rises; the token is the last row's order, so it stays valid while rows come and go. */
export function pageOf<Row>(
  rows: Iterable<Row>,
  order: (row: Row) => number,
  limit: number,
  token: string | undefined,
): { page: Row[]; next: string | undefined } {
  const after = token === undefined ? 0 : decode(token);
  const page: Row[] = [];
  for (const row of rows) {
    if (order(row) <= after) continue;
    const last = page.at(-1);
    if (page.length === limit && last !== undefined) return { page, next: encode(order(last)) };
    page.push(row);
  }
  return { page, next: undefined };
}

/** The rows of a list with their place in it as order, for lists that have none of their own. */
export function placed<Row>(rows: Iterable<Row>): { row: Row; place: number }[] {
  return [...rows].map((row, index) => ({ row, place: index + 1 }));
}

const encode = (order: number): string => Buffer.from(`v1:${order}`).toString('base64url');

function decode(token: string): number {
  const match = /^v1:(\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (!match) throw invalidParameter('Invalid pagination token');
  return Number(match[1]);
}
