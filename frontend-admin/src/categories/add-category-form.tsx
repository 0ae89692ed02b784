'use client';

import type { Category } from '@eshop/contracts/api/product';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { categoryText } from '@text/categories';
import { DenseField } from '@/parts/dense-field.tsx';
import { addCategory } from './change-category.ts';

/** A new category, below one or on top. */
export function AddCategoryForm({ parent, formKey }: { parent: Category | null; formKey: string }) {
  const { state, send, form } = useFormAction(addCategory);
  const title = parent ? categoryText.addBelow(parent.name) : categoryText.addTop;
  return (
    <form
      ref={form}
      action={send}
      noValidate
      aria-label={title}
      className="grid gap-3 rounded-md border border-line bg-surface p-4"
    >
      <h2 className="text-sm">{title}</h2>
      <FormMessage state={state} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="parentId" value={parent?.id ?? ''} />
      <div className="flex items-start gap-2">
        <DenseField
          id={parent ? 'new-below' : 'new-top'}
          name="name"
          label={categoryText.name}
          error={state.errors.name}
          defaultValue={state.values.name ?? ''}
          maxLength={200}
          className="flex-1"
        />
        <SubmitButton size="small" look="secondary" className="mt-5">
          {categoryText.add}
        </SubmitButton>
      </div>
    </form>
  );
}
