'use client';

import type { Category } from '@eshop/contracts/api/product';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { categoryText } from '@text/categories';
import { useState } from 'react';
import { CategoryPicker } from './category-picker.tsx';
import { moveCategory } from './change-category.ts';
import { idsWithin } from './tree.ts';

/** Another place in the tree: below any category but itself and those below it, or on top. */
export function MoveCategoryForm({ category, items }: { category: Category; items: readonly Category[] }) {
  const { id, parentId, version } = category;
  const { state, send, form } = useFormAction(moveCategory);
  const [parent, setParent] = useState(parentId ?? '');
  return (
    <form ref={form} action={send} noValidate className="grid gap-2 border-t border-line pt-3">
      <FormMessage state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <CategoryPicker
        id="parentId"
        label={categoryText.parent}
        items={items}
        value={parent}
        excluded={new Set(idsWithin(category))}
        error={state.errors.parentId}
        onChange={setParent}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton size="small" look="secondary">
          {categoryText.move}
        </SubmitButton>
        {parentId !== null && (
          <SubmitButton size="small" look="quiet" name="toTop" value="1">
            {categoryText.toTop}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
