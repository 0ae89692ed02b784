'use client';

import type { Category } from '@eshop/contracts/api/product';
import { Button } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { productFormText } from '@text/product-form';
import { useEffect, useRef, useState } from 'react';
import { pathName } from '@/categories/tree.ts';
import { chosenDraft, type Side, sidesOf } from './conflict.ts';
import type { Draft, EditableField } from './draft.ts';
import type { Base, Theirs } from './save-state.ts';

/** Both versions field by field; what is chosen is then saved on top of the newest one. */
export function ConflictView({
  base,
  mine,
  theirs,
  categories,
  onChoose,
}: {
  base: Base;
  mine: Draft;
  theirs: Theirs;
  categories: readonly Category[];
  onChoose: (chosen: Draft) => void;
}) {
  const rows = sidesOf(base.draft, mine, theirs.draft);
  const [chosen, setChosen] = useState<Partial<Record<EditableField, Side>>>({});
  const sides = Object.fromEntries(
    rows.map(({ field, preset }) => [field, chosen[field] ?? preset]),
  ) as Partial<Record<EditableField, Side>>;
  const section = useRef<HTMLElement>(null);
  // Whoever saved from the end of the form is led to what is to be decided.
  useEffect(() => section.current?.focus(), []);
  const takeAll = (side: Side) => setChosen(Object.fromEntries(rows.map(({ field }) => [field, side])));
  const shown = (field: EditableField, text: string) =>
    (field === 'categoryId' ? pathName(categories, text) : text) || productFormText.empty;
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="conflict-title"
      className="grid scroll-mt-4 gap-3 rounded-md border-2 border-warn bg-surface p-4"
    >
      <Message tone="warn" title={<span id="conflict-title">{productFormText.conflictTitle}</span>} live>
        {theirs.archived ? productFormText.conflictArchived : productFormText.conflictText}
      </Message>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line text-left text-xs text-soft">
              <th scope="col" className="h-9 px-2">
                {productFormText.conflictField}
              </th>
              <th scope="col" className="px-2">
                {productFormText.conflictTheirs}
              </th>
              <th scope="col" className="px-2">
                {productFormText.conflictYours}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, changedBy }) => (
              <tr key={field} className="border-b border-line align-top last:border-b-0">
                <th scope="row" className="px-2 py-2 text-left font-[620]">
                  {productFormText.fields[field]}
                  <span className="block text-xs font-normal text-soft">
                    {productFormText.changedBy[changedBy]}
                  </span>
                </th>
                {(['theirs', 'mine'] as const).map((side) => (
                  <td key={side} className="px-2 py-1">
                    <label className="flex min-h-8 items-start gap-2 rounded-md p-1 has-checked:bg-accent-wash">
                      <input
                        type="radio"
                        name={`conflict-${field}`}
                        checked={sides[field] === side}
                        onChange={() => setChosen((before) => ({ ...before, [field]: side }))}
                        className="mt-0.5 size-4 accent-accent"
                      />
                      <span className="max-h-32 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
                        <span className="sr-only">
                          {side === 'theirs' ? productFormText.conflictTheirs : productFormText.conflictYours}
                          :{' '}
                        </span>
                        {shown(field, (side === 'theirs' ? theirs.draft : mine)[field])}
                      </span>
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => takeAll('theirs')}>
          {productFormText.takeTheirs}
        </Button>
        <Button size="small" onClick={() => takeAll('mine')}>
          {productFormText.takeYours}
        </Button>
        <Button
          size="small"
          look="primary"
          disabled={theirs.archived}
          onClick={() => onChoose(chosenDraft(mine, theirs.draft, sides))}
        >
          {productFormText.saveChoice}
        </Button>
      </div>
    </section>
  );
}
