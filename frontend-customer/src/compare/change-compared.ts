'use server';

import { redirect } from 'next/navigation';
import { comparePath, idsIn, withId, withoutId } from './compare-ids.ts';
import { comparedIds, keepCompared } from './compared.ts';

/** What stands in the way of a choice; null when nothing does. */
export type CompareRefusal = 'full' | 'failed' | null;

/** Puts a vehicle into the comparison, or takes it out when it is in. */
export async function changeCompared(_before: CompareRefusal, form: FormData): Promise<CompareRefusal> {
  const [id] = idsIn(String(form.get('productId')));
  if (id === undefined) return 'failed';
  const ids = await comparedIds();
  const changed = form.get('compare') === 'remove' ? withoutId(ids, id) : withId(ids, id);
  if (changed === null) return 'full';
  await keepCompared(changed);
  return null;
}

/** Takes a vehicle out of the comparison that is shown, and out of the visitor's own. */
export async function removeCompared(form: FormData): Promise<never> {
  const [id = ''] = idsIn(String(form.get('productId')));
  await keepCompared(withoutId(await comparedIds(), id));
  redirect(comparePath(withoutId(idsIn(String(form.get('shown'))), id)));
}
