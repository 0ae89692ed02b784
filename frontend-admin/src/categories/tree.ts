import type { Category } from '@eshop/contracts/api/product';

/** A category in the order of the tree, and how deep it stands: 1 on top. */
export type TreeRow = { readonly category: Category; readonly depth: number };

/** All categories, each before those below it. */
export const flattened = (items: readonly Category[], depth = 1): TreeRow[] =>
  items.flatMap((category) => [{ category, depth }, ...flattened(category.children, depth + 1)]);

/** From the top category down to this one; empty when it is not in the tree. */
export function pathTo(items: readonly Category[], id: string): Category[] {
  for (const category of items) {
    if (category.id === id) return [category];
    const below = pathTo(category.children, id);
    if (below.length > 0) return [category, ...below];
  }
  return [];
}

/** The names from the top down to this one: `Cars › Sedans`. */
export const pathName = (items: readonly Category[], id: string): string =>
  pathTo(items, id)
    .map(({ name }) => name)
    .join(' › ');

/** Ids of a category and all below it. */
export const idsWithin = (category: Category): string[] =>
  flattened([category]).map(({ category: { id } }) => id);

/** Rows of the tree whose parents are all open. */
export function visibleRows(items: readonly Category[], open: ReadonlySet<string>, depth = 1): TreeRow[] {
  return items.flatMap((category) => [
    { category, depth },
    ...(open.has(category.id) ? visibleRows(category.children, open, depth + 1) : []),
  ]);
}

/** The part of the tree with these letters in a name, with all above it. */
export function filtered(items: readonly Category[], words: string): Category[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return [...items];
  return items.flatMap((category) => {
    if (category.name.toLocaleLowerCase().includes(wanted)) return [category];
    const children = filtered(category.children, wanted);
    return children.length > 0 ? [{ ...category, children }] : [];
  });
}
