import type { Category } from '@eshop/contracts/api/product';

/** A category as it is stored. */
export type CategoryRecord = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly version: number;
};

export type CategoryPath = readonly { readonly id: string; readonly slug: string; readonly name: string }[];

/** All categories, as read at one moment. */
export type CategoryTree = {
  /** Rises with each change to any category. */
  readonly version: number;
  readonly size: number;
  find(idOrSlug: string): CategoryRecord | undefined;
  /** A category with those below it, sorted by name. */
  present(record: CategoryRecord): Category;
  /** The top categories with all below them. */
  readonly top: readonly Category[];
  /** From the top category down to this one; empty when it is unknown. */
  pathOf(id: string): CategoryPath;
  /** Ids of a category and all below it; of all categories when none is named. */
  idsWithin(id?: string): readonly string[];
  childrenOf(id: string | null): readonly CategoryRecord[];
};

/** Builds the tree from its records. */
export function createCategoryTree(records: readonly CategoryRecord[], version: number): CategoryTree {
  const byId = new Map(records.map((record) => [record.id, record]));
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  const byParent = Map.groupBy(
    records.toSorted((left, right) => left.name.localeCompare(right.name, 'en')),
    ({ parentId }) => parentId,
  );
  const childrenOf = (id: string | null): readonly CategoryRecord[] => byParent.get(id) ?? [];
  const present = (record: CategoryRecord): Category => ({
    ...record,
    children: childrenOf(record.id).map(present),
  });
  const within = (id: string): string[] => [id, ...childrenOf(id).flatMap((child) => within(child.id))];
  const top = childrenOf(null).map(present);
  return {
    version,
    size: records.length,
    find: (idOrSlug) => byId.get(idOrSlug) ?? bySlug.get(idOrSlug),
    present,
    top,
    pathOf(id) {
      const path: CategoryRecord[] = [];
      for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId))
        path.unshift(at);
      return path.map(({ id: categoryId, slug, name }) => ({ id: categoryId, slug, name }));
    },
    idsWithin: (id) => (id === undefined ? [...byId.keys()] : within(id)),
    childrenOf,
  };
}
