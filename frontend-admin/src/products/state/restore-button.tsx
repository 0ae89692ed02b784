'use client';

import type { Category, Product } from '@eshop/contracts/api/product';
import { productsText } from '@text/products';
import { useState } from 'react';
import { CategoryPicker } from '@/categories/category-picker.tsx';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { restoreFromForm } from './change-state.ts';

/** Puts an archived product back on sale; asks for a category where its own was deleted. */
export function RestoreButton({
  product: { id, name, version, categoryPath },
  categories,
}: {
  product: Product;
  categories: readonly Category[];
}) {
  const [categoryId, setCategoryId] = useState('');
  return (
    <ConfirmForm
      label={productsText.restore}
      look="primary"
      title={productsText.restoreTitle(name)}
      confirm={productsText.restore}
      action={restoreFromForm}
    >
      {(state) => (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <p>{productsText.restoreText}</p>
          {categoryPath.length === 0 && (
            <CategoryPicker
              id="categoryId"
              label={productsText.restoreCategory}
              items={categories}
              value={categoryId}
              error={state.errors.categoryId}
              onChange={setCategoryId}
            />
          )}
        </>
      )}
    </ConfirmForm>
  );
}
