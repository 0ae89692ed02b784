import 'server-only';
import { grantedRoles, listUsers } from '@eshop/contracts/api/auth';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { readNames } from '@/names/read-names.ts';

/** Those who hold a role of staff now, and `chosen`, who may not any more; none while they can't be read. */
export async function readStaff(chosen: string | undefined): Promise<{ value: string; label: string }[]> {
  const [pages, named] = await Promise.all([
    Promise.all(
      grantedRoles.map((role) =>
        callAsVisitor(listUsers, { query: { role, limit: 100 } }).catch(() => ({ items: [] })),
      ),
    ),
    readNames([chosen]),
  ]);
  const names = new Map(
    pages.flatMap(({ items }) => items).map(({ id, name, email }) => [id, name || email]),
  );
  for (const [id, name] of Object.entries(named)) names.set(id, name);
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
