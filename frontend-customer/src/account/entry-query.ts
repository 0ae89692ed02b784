import 'server-only';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { currentPerson } from '@eshop/site/session/visitor.ts';
import { redirect } from 'next/navigation';

/** The query of a page, as Next.js hands it over. */
export type PageQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** Where to go on to after a page of the way into the shop. Somebody who is in already goes there at once. */
export async function nextAfterEntry(query: PageQuery): Promise<string> {
  const { next, ended } = await query;
  const path = safePath(next);
  if (ended === undefined && (await currentPerson()) !== null) redirect(path);
  return path;
}
