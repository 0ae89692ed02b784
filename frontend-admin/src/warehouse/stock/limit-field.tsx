'use client';

import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { warehouseText } from '@text/warehouse';
import { useEffect, useRef, useState } from 'react';
import { limitFromForm } from './limit-action.ts';

/** The limit of a level, changed in place: Enter or leaving the field saves it, empty follows the shop's. */
export function LimitField({
  productId,
  warehouseId,
  label,
  own,
  shopLowAt,
}: {
  productId: string;
  warehouseId: string;
  label: string;
  /** Null where it follows the shop's. */
  own: number | null;
  shopLowAt: number;
}) {
  const { state, send, form } = useFormAction(limitFromForm);
  const kept = own === null ? '' : String(own);
  const [value, setValue] = useState(kept);
  const shown = useRef(kept);
  useEffect(() => {
    // What another member of staff set is shown unless somebody is typing here.
    setValue((typed) => (typed === shown.current ? kept : typed));
    shown.current = kept;
  }, [kept]);
  const error = state.errors.lowAt ?? (state.status === 'refused' ? state.message : undefined);
  const id = `limit-${productId}-${warehouseId}`;
  return (
    <form ref={form} action={send} noValidate className="flex items-center gap-1.5">
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="warehouseId" value={warehouseId} />
      <input
        name="lowAt"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        title={warehouseText.limitHint(String(shopLowAt))}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        placeholder={String(shopLowAt)}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onBlur={() => value !== kept && form.current?.requestSubmit()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setValue(kept);
        }}
        className="h-7 w-14 rounded-md border border-line bg-surface px-2 text-right placeholder:text-soft hover:border-edge focus-visible:border-focus aria-invalid:border-bad aria-invalid:bg-bad-wash"
      />
      <span id={id} role="status" className={error ? 'text-xs text-bad' : 'text-xs text-good'}>
        {error ?? (state.status === 'done' && value === kept ? `✓ ${warehouseText.limitSaved}` : '')}
      </span>
    </form>
  );
}
