import type { Category } from '@eshop/contracts/api/product';
import type { KeyboardEvent } from 'react';
import type { TreeRow } from './tree.ts';

type TreeParts = {
  /** What is to be seen, from the top down. */
  readonly rows: readonly TreeRow[];
  readonly open: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly focusRow: (row: TreeRow | undefined) => void;
  readonly choose: (category: Category) => void;
};

/** The keys of a tree, as everybody knows them from file lists. */
export function useTreeKeys({ rows, open, toggle, focusRow, choose }: TreeParts) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-id]');
    const at = rows.findIndex(({ category: { id } }) => id === item?.dataset.id);
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const { category, depth } = row;
    const hasChildren = category.children.length > 0;
    const isOpen = hasChildren && open.has(category.id);
    const parent = () => rows.slice(0, at).findLast((above) => above.depth < depth);
    const keys: Record<string, () => void> = {
      ArrowDown: () => focusRow(rows[at + 1]),
      ArrowUp: () => focusRow(rows[at - 1]),
      ArrowRight: () => (hasChildren && !isOpen ? toggle(category.id) : isOpen && focusRow(rows[at + 1])),
      ArrowLeft: () => (isOpen ? toggle(category.id) : focusRow(parent())),
      Home: () => focusRow(rows[0]),
      End: () => focusRow(rows.at(-1)),
      Enter: () => choose(category),
      ' ': () => choose(category),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
