'use client';

import type { Category } from '@eshop/contracts/api/product';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { categoryText } from '@text/categories';
import Link from 'next/link';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { DenseField } from '@/parts/dense-field.tsx';
import { AddCategoryForm } from './add-category-form.tsx';
import { removeCategory, renameCategory } from './change-category.ts';
import { MoveCategoryForm } from './move-category-form.tsx';
import { pathName } from './tree.ts';

const focus = (id: string) => () => document.getElementById(id)?.focus();

/** What can be done with one category. */
export function CategoryPanel({
  category,
  items,
  formKey,
}: {
  category: Category;
  items: readonly Category[];
  formKey: string;
}) {
  const { id, name, slug, parentId, version } = category;
  useShortcuts(categoryText.title, [
    { keys: 'n', label: categoryText.addBelow(name), run: focus('new-below') },
    { keys: 'r', label: categoryText.rename, run: focus('rename') },
    { keys: 'm', label: categoryText.move, run: focus('parentId') },
  ]);
  return (
    <>
      <section
        aria-labelledby="category-name"
        className="grid gap-4 rounded-md border border-line bg-surface p-4"
      >
        <div>
          <h2 id="category-name" className="text-lg wrap-anywhere">
            {name}
          </h2>
          <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
            <dt className="text-soft">{categoryText.path}</dt>
            <dd className="wrap-anywhere">{pathName(items, id)}</dd>
            <dt className="text-soft">{categoryText.slug}</dt>
            <dd className="wrap-anywhere">{slug}</dd>
          </dl>
          <p className="mt-2">
            <Link href={`/products?category=${slug}`} prefetch={false} className="underline">
              {categoryText.products}
            </Link>
          </p>
        </div>
        <RenameForm category={category} />
        <MoveCategoryForm category={category} items={items} />
        <div className="border-t border-line pt-3">
          <ConfirmForm
            label={categoryText.remove}
            title={categoryText.removeTitle(name)}
            look="danger"
            confirm={categoryText.removeConfirm}
            danger
            action={removeCategory}
          >
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="name" value={name} />
            <input type="hidden" name="parentId" value={parentId ?? ''} />
            <p>{categoryText.removeText}</p>
          </ConfirmForm>
        </div>
      </section>
      <AddCategoryForm parent={category} formKey={formKey} />
    </>
  );
}

function RenameForm({ category: { id, name, version } }: { category: Category }) {
  const { state, send, form } = useFormAction(renameCategory);
  return (
    <form ref={form} action={send} noValidate className="grid gap-2 border-t border-line pt-3">
      <FormMessage state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="flex items-start gap-2">
        <DenseField
          key={`${version} ${state.values.name ?? ''}`}
          id="rename"
          name="name"
          label={categoryText.name}
          error={state.errors.name}
          defaultValue={state.values.name ?? name}
          maxLength={200}
          className="flex-1"
        />
        <SubmitButton size="small" look="secondary" className="mt-5">
          {categoryText.rename}
        </SubmitButton>
      </div>
    </form>
  );
}
