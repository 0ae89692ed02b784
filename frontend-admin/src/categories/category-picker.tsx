'use client';

import type { Category } from '@eshop/contracts/api/product';
import { Icon } from '@eshop/ui/icon';
import { categoryText } from '@text/categories';
import { useState } from 'react';
import { Modal } from '@/parts/modal.tsx';
import { CategoryTree } from './category-tree.tsx';
import { filtered, flattened, pathName } from './tree.ts';

/** A field that holds a category: its button opens the tree, in which letters narrow what is shown. */
export function CategoryPicker({
  id,
  label,
  items,
  value,
  excluded,
  error,
  onChange,
}: {
  id: string;
  label: string;
  items: readonly Category[];
  /** The chosen one's id; empty for none. */
  value: string;
  excluded?: ReadonlySet<string>;
  error?: string | undefined;
  onChange: (id: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const chosen = pathName(items, value);
  return (
    <div className="grid content-start gap-1">
      <span id={`${id}-label`} className="text-xs font-[600] text-soft">
        {label}
      </span>
      <input type="hidden" name={id} value={value} />
      <button
        type="button"
        id={id}
        role="combobox"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={`${id}-tree`}
        aria-labelledby={`${id}-label ${id}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onClick={() => setOpen(true)}
        className="flex h-9 items-center justify-between gap-2 rounded-md border border-edge bg-surface px-2.5 text-left text-sm aria-invalid:border-bad aria-invalid:bg-bad-wash"
      >
        <span className={chosen ? 'truncate' : 'text-soft'}>{chosen || categoryText.choose}</span>
        <Icon name="chevronDown" className="size-3.5" />
      </button>
      {error && (
        <p id={`${id}-error`} className="text-xs font-[550] text-bad">
          {error}
        </p>
      )}
      {open && (
        <Chooser
          id={id}
          label={label}
          items={items}
          value={value}
          excluded={excluded}
          onClose={() => setOpen(false)}
          onChoose={(category) => {
            onChange(category.id);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

function Chooser({
  id,
  label,
  items,
  value,
  excluded,
  onClose,
  onChoose,
}: {
  id: string;
  label: string;
  items: readonly Category[];
  value: string;
  excluded: ReadonlySet<string> | undefined;
  onClose: () => void;
  onChoose: (category: Category) => void;
}) {
  const [words, setWords] = useState('');
  const found = filtered(items, words);
  return (
    <Modal labelledBy={`${id}-title`} onClose={onClose}>
      <div className="grid gap-3 p-4" id={`${id}-tree`}>
        <h2 id={`${id}-title`} className="text-lg">
          {label}
        </h2>
        <input
          type="search"
          aria-label={categoryText.narrow}
          placeholder={categoryText.narrow}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            const match = firstMatch(found, words, excluded);
            if (match) onChoose(match);
          }}
          className="h-9 rounded-md border border-edge bg-surface px-2.5 text-sm"
        />
        <div className="max-h-[50dvh] overflow-y-auto">
          {found.length === 0 ? (
            <p className="px-2 py-3 text-soft">{categoryText.noneFits}</p>
          ) : (
            <CategoryTree
              items={found}
              label={label}
              chosen={value || null}
              {...(excluded ? { excluded } : {})}
              allOpen={words.trim() !== ''}
              onChoose={onChoose}
            />
          )}
        </div>
      </div>
    </Modal>
  );
}

/** The first category whose own name has the letters and that can be chosen: what Enter in the search means. */
function firstMatch(
  found: readonly Category[],
  words: string,
  excluded: ReadonlySet<string> | undefined,
): Category | undefined {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return undefined;
  return flattened(found).find(
    ({ category: { id, name } }) => name.toLocaleLowerCase().includes(wanted) && !excluded?.has(id),
  )?.category;
}
