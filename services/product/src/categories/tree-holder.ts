import { unavailable } from '@eshop/kit/errors';
import type { Table } from '../table/table-store.ts';
import { readCategoryTree, readTreeVersion } from './category-store.ts';
import type { CategoryTree } from './category-tree.ts';

export type TreeHolder = {
  /** The tree as last read. @throws 503 before the first reading. */
  tree(): CategoryTree;
  /** Reads the tree when its version has risen. */
  refresh(): Promise<void>;
};

/** Keeps the category tree in memory; `onChange` runs after each new one. */
export function createTreeHolder(table: Table, onChange: () => void): TreeHolder {
  let held: CategoryTree | null = null;
  return {
    tree() {
      if (!held) throw unavailable('catalogue');
      return held;
    },
    async refresh() {
      if (held && (await readTreeVersion(table)) === held.version) return;
      const read = await readCategoryTree(table);
      if (held && read.version <= held.version) return;
      held = read;
      onChange();
    },
  };
}
