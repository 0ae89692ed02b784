'use client';

import { Icon } from '@eshop/ui/icon';
import { compareButtonText } from '@text/compare';
import { useActionState } from 'react';
import { changeCompared } from './change-compared.ts';

/** Pressed while its vehicle is among those to be compared; says so when there is no room for another. */
export function CompareButton({
  productId,
  name,
  chosen,
  isFull,
}: {
  productId: string;
  name: string;
  chosen: boolean;
  /** There is no room for another: a refusal is shown only so long. */
  isFull: boolean;
}) {
  const [refusal, change, pending] = useActionState(changeCompared, null);
  const isRefused = refusal === 'failed' || (refusal === 'full' && isFull);
  const shown = pending ? !chosen : chosen;
  return (
    <form action={change}>
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="compare" value={chosen ? 'remove' : 'add'} />
      <button
        type="submit"
        aria-pressed={shown}
        aria-disabled={pending || undefined}
        aria-label={compareButtonText.labelFor(name)}
        className="group/compare inline-flex min-h-9 items-center gap-2 rounded-md pr-2 text-sm font-[550] text-soft hover:text-ink aria-pressed:text-ink"
        onClick={(event) => pending && event.preventDefault()}
      >
        <span className="grid size-5 place-items-center rounded-sm border border-edge bg-surface text-surface group-aria-pressed/compare:border-ink group-aria-pressed/compare:bg-ink">
          {shown && <Icon name="check" className="size-3.5" />}
        </span>
        {compareButtonText.label}
      </button>
      <p role="status" className="text-sm text-bad empty:hidden">
        {isRefused && !pending && compareButtonText[refusal]}
      </p>
    </form>
  );
}
