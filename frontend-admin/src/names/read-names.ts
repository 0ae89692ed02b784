import 'server-only';
import { getUser } from '@eshop/contracts/api/auth';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { cache } from 'react';

/** The names of these people by their ids; who can't be found just now is left out. Only admins may ask. */
export async function readNames(ids: Iterable<string | null | undefined>): Promise<Record<string, string>> {
  const wanted = [...new Set([...ids].filter((id): id is string => typeof id === 'string'))];
  const names = await Promise.all(wanted.map(async (id) => [id, await nameOf(id)] as const));
  return Object.fromEntries(names.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Asked once for a page, however many of its parts name the same person. */
const nameOf = cache(async (id: string): Promise<string | null> => {
  try {
    const { name, email } = await callAsVisitor(getUser, { params: { id } });
    return name || email;
  } catch {
    return null;
  }
});
