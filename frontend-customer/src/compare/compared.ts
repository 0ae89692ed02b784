import 'server-only';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { droppedCookie, newCookie } from '@eshop/site/session/session-cookies.ts';
import { cookies } from 'next/headers';
import { idsIn, mostCompared } from './compare-ids.ts';

const lifeSeconds = 30 * 86_400;

/** The vehicles that the visitor chose to compare. */
export const comparedIds = async (): Promise<string[]> =>
  idsIn((await cookies()).get(cookieNames.compare)?.value).slice(0, mostCompared);

/** Keeps the choice. Only in actions. */
export async function keepCompared(ids: readonly string[]): Promise<void> {
  const { compare } = cookieNames;
  (await cookies()).set(
    ids.length > 0 ? newCookie(compare, ids.join(','), lifeSeconds) : droppedCookie(compare),
  );
}
