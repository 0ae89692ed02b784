import { z } from 'zod';

const viewSchema = z.object({
  name: z.string().min(1).max(60),
  path: z.string().regex(/^\/orders(?:\?|$)/),
});
/** A view of the list of orders: its name and its address. */
export type SavedView = z.output<typeof viewSchema>;

const key = 'eshop-order-views';
const most = 30;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** The views kept in this browser; what is no view any more is left out. */
export function readViews(storage: Storage): SavedView[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return z.array(viewSchema).parse(kept);
  } catch {
    return [];
  }
}

/** Keeps views in this browser, as far as it lets us. */
export function writeViews(storage: Storage, views: readonly SavedView[]): void {
  try {
    storage.setItem(key, JSON.stringify(views));
  } catch {
    // A browser that keeps nothing shows them until the page is left.
  }
}

/** With a view more, by name; one of the same name is replaced. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  [...withoutView(views, view.name), view]
    .slice(-most)
    .sort((one, other) => one.name.localeCompare(other.name));

export const withoutView = (views: readonly SavedView[], name: string): SavedView[] =>
  views.filter((view) => view.name !== name);
