'use client';

import type { Category } from '@eshop/contracts/api/product';
import { Icon } from '@eshop/ui/icon';
import { useRef, useState } from 'react';
import { flattened, idsWithin, pathTo, type TreeRow, visibleRows } from './tree.ts';
import { useTreeKeys } from './use-tree-keys.ts';

/** So many are shown with all branches open; of more, the way to the chosen one is. */
const mostOpen = 80;

/**
 * The categories as a tree: arrows walk and open branches, Home and End go to the ends, Enter or Space chooses. Only
 * one row is in the tab order.
 */
export function CategoryTree({
  items,
  label,
  chosen,
  excluded,
  allOpen = false,
  onChoose,
}: {
  items: readonly Category[];
  label: string;
  /** The chosen one's id. */
  chosen: string | null;
  /** Ids that can't be chosen. */
  excluded?: ReadonlySet<string>;
  /** Opens every branch: for what was found. */
  allOpen?: boolean;
  onChoose: (category: Category) => void;
}) {
  const all = flattened(items);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        all.length <= mostOpen ? items.flatMap(idsWithin) : pathTo(items, chosen ?? '').map(({ id }) => id),
      ),
  );
  const shown = allOpen ? new Set(items.flatMap(idsWithin)) : open;
  const rows = visibleRows(items, shown);
  const [focused, setFocused] = useState<string | null>(chosen);
  const tabStop = rows.find(({ category: { id } }) => id === focused) ?? rows[0];
  const list = useRef<HTMLDivElement>(null);

  const toggle = (id: string) =>
    setOpen((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id]),
    );
  const focusRow = (row: TreeRow | undefined) => {
    if (!row) return;
    setFocused(row.category.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${row.category.id}"]`)?.focus();
  };
  const choose = (category: Category) => {
    if (!excluded?.has(category.id)) onChoose(category);
  };
  const onKeyDown = useTreeKeys({ rows, open: shown, toggle, focusRow, choose });

  return (
    <div ref={list} role="tree" aria-label={label} className="grid gap-px" onKeyDown={onKeyDown}>
      {rows.map((row) => {
        const { category, depth } = row;
        const siblings = pathTo(items, category.id).at(-2)?.children ?? items;
        const isOpen = shown.has(category.id);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items.
          <div
            key={category.id}
            role="treeitem"
            data-id={category.id}
            aria-level={depth}
            aria-posinset={siblings.indexOf(category) + 1}
            aria-setsize={siblings.length}
            aria-expanded={category.children.length > 0 ? isOpen : undefined}
            aria-selected={category.id === chosen}
            aria-disabled={excluded?.has(category.id) || undefined}
            tabIndex={row === tabStop ? 0 : -1}
            onFocus={() => setFocused(category.id)}
            onClick={() => choose(category)}
            className="flex min-h-9 cursor-pointer items-center rounded-md pr-2 outline-offset-[-2px] hover:bg-sunken aria-disabled:opacity-50 aria-selected:bg-ink aria-selected:font-[620] aria-selected:text-paper"
          >
            {Array.from({ length: depth - 1 }, (_, level) => (
              <span key={level} className="ml-3 w-3 self-stretch border-l border-line" />
            ))}
            {category.children.length > 0 ? (
              // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the tree do the same.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree do the same.
              <span
                className="grid size-8 place-items-center"
                onClick={(event) => {
                  event.stopPropagation();
                  toggle(category.id);
                }}
              >
                <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} className="size-3.5" />
              </span>
            ) : (
              <span className="w-8" />
            )}
            <span className="truncate">{category.name}</span>
          </div>
        );
      })}
    </div>
  );
}
