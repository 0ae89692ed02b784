'use client';

import type { Category, ProductImage } from '@eshop/contracts/api/product';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { useGuardedAction } from '@eshop/site/forms/use-guarded-action.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { Button } from '@eshop/ui/button';
import { productFormText } from '@text/product-form';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { Key } from '@/keyboard/key.tsx';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import { ProductPreview } from '../preview/product-preview.tsx';
import { ConflictView } from './conflict-view.tsx';
import type { Draft } from './draft.ts';
import { KeptDraftMessage } from './kept-draft-message.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ProductFields } from './product-fields.tsx';
import { createFromForm, saveFromForm } from './save-product.ts';
import { type Base, notSavedYet, type SaveState } from './save-state.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useProductDraft } from './use-product-draft.ts';

/** The shop was not reached, or its answer got lost on the way: all that was typed is still in the form. */
const lost = (before: SaveState): SaveState => {
  const { theirs: _theirs, ...rest } = before;
  return { ...rest, status: 'refused', message: formText.away };
};

/** One product to create or to change, with a preview beside it that follows each key. */
export function ProductForm({
  product,
  images,
  available,
  categories,
  locale,
  formKey,
}: {
  /** Null for a new one. */
  product: ({ readonly id: string } & Base) | null;
  images: readonly ProductImage[];
  available: number;
  categories: readonly Category[];
  locale: string;
  /** Tells one new product from another. */
  formKey: string;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useGuardedAction(product ? saveFromForm : createFromForm, notSavedYet, lost);
  const { draft, base, isDirty, set, rebase } = useProductDraft(product, state);
  const unsaved = isDirty && state.createdId === undefined;
  const kept = useKeptDraft(product?.id ?? 'new', { draft, base, isDirty: unsaved });
  const guard = useLeaveGuard(unsaved);
  const save = () => form.current?.requestSubmit();
  useShortcuts(product ? productFormText.editKeys : productFormText.newTitle, [
    { keys: 'mod+s', label: productFormText.save, inFields: true, run: save },
  ]);

  useEffect(() => {
    if (state.createdId) router.push(`/products/${state.createdId}`);
    else if (state.saved) startTransition(() => router.refresh());
    if (state.status === 'refused')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state, router]);

  /** What was chosen of two versions, saved on top of the newest one. */
  const saveChoice = (onto: Base, chosen: Draft) => {
    rebase(onto, chosen);
    // After the fields hold what was chosen.
    requestAnimationFrame(save);
  };
  const { theirs } = state;
  const inConflict = theirs && base && theirs.version > base.version ? theirs : null;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-4">
        {kept.found && (
          <KeptDraftMessage
            kept={kept.found}
            locale={locale}
            onTake={() => kept.found && rebase(kept.found.base, kept.found.draft)}
            onForget={kept.forget}
          />
        )}
        {inConflict && base && (
          <ConflictView
            base={base}
            mine={draft}
            theirs={inConflict}
            categories={categories}
            onChoose={(chosen) => saveChoice(inConflict, chosen)}
          />
        )}
        <form ref={form} action={send} noValidate className="grid gap-4">
          {!inConflict && <FormMessage state={isDirty && state.status === 'done' ? notSavedYet : state} />}
          <input type="hidden" name="id" value={product?.id ?? ''} />
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="base" value={JSON.stringify(base)} />
          {product && <input type="hidden" name="sku" value={draft.sku} />}
          <ProductFields
            draft={draft}
            state={state}
            categories={categories}
            isNew={product === null}
            onChange={set}
          />
          <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
            <Button type="submit" look="primary" size="small" pending={pending}>
              {product ? productFormText.save : productFormText.create}
              <Key keys="mod+s" />
            </Button>
            <p role="status" className="text-soft">
              {unsaved && productFormText.unsaved}
            </p>
          </div>
        </form>
      </div>
      <div className="xl:sticky xl:top-5">
        <ProductPreview
          draft={draft}
          images={images}
          available={product ? available : Number(draft.initialQuantity) || 0}
          categories={categories}
          locale={locale}
        />
      </div>
      {guard.wanted !== null && <LeaveDialog onStay={guard.stay} onLeave={guard.leave} />}
    </div>
  );
}
