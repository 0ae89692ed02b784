'use client';

import type { Category } from '@eshop/contracts/api/product';
import { categoryText } from '@text/categories';
import { useRouter } from 'next/navigation';
import { AddCategoryForm } from './add-category-form.tsx';
import { CategoryPanel } from './category-panel.tsx';
import { CategoryTree } from './category-tree.tsx';
import { categoryPath } from './paths.ts';
import { pathTo } from './tree.ts';

/** The tree at the left, what can be done with the chosen category at the right. */
export function CategoryPage({
  items,
  chosen,
  formKey,
}: {
  items: readonly Category[];
  /** Null for none. */
  chosen: string | null;
  /** Tells one new category from another. */
  formKey: string;
}) {
  const router = useRouter();
  const category = chosen === null ? undefined : pathTo(items, chosen).at(-1);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid gap-3 rounded-md border border-line bg-surface p-3">
        {items.length === 0 ? (
          <p className="p-3 text-soft">{categoryText.none}</p>
        ) : (
          <CategoryTree
            items={items}
            label={categoryText.tree}
            chosen={category?.id ?? null}
            onChoose={({ id }) => router.replace(categoryPath(id), { scroll: false })}
          />
        )}
      </div>
      <div className="grid gap-4 lg:sticky lg:top-5">
        {category ? (
          <CategoryPanel key={category.id} category={category} items={items} formKey={formKey} />
        ) : (
          <p className="rounded-md border border-line bg-surface p-4 text-soft">
            {chosen === null ? categoryText.chooseOne : categoryText.gone}
          </p>
        )}
        <AddCategoryForm parent={null} formKey={formKey} />
      </div>
    </div>
  );
}
