import 'server-only';
import { cookies } from 'next/headers';
import { cookieNames } from '@/session/cookie-names.ts';
import { droppedCookie, newCookie } from '@/session/session-cookies.ts';
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
