'use client';

import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useGuardedAction } from '@eshop/site/forms/use-guarded-action.ts';
import { cartPageText, cartText, lineText } from '@text/cart';
import { type ReactNode, useEffect } from 'react';
import type { CartChange } from './cart-change.ts';
import { CartLine } from './cart-line.tsx';
import type { CartLineView } from './cart-view.ts';
import { changeCart } from './change-cart.ts';
import { RefreshWhenSeen } from './refresh-when-seen.tsx';

const before: CartChange = { status: 'idle' };
const undoId = 'undo-remove';

const lost = (_before: CartChange, form: FormData): CartChange => ({
  status: 'refused',
  productId: String(form.get('productId')),
  message: cartText.lost,
  typedQuantity: String(form.get('quantity') ?? ''),
  typedNote: String(form.get('note') ?? ''),
});

/** The lines of the cart, to be changed; what was taken out can be put back. */
export function CartEditor({ lines, empty }: { lines: readonly CartLineView[]; empty: ReactNode }) {
  const [change, action] = useGuardedAction(changeCart, before, lost);
  useEffect(() => {
    const target =
      change.status === 'removed'
        ? undoId
        : change.status === 'undone'
          ? `quantity-${change.productId}`
          : undefined;
    if (target) document.getElementById(target)?.focus();
  }, [change]);
  return (
    <div>
      <RefreshWhenSeen />
      <div role="status">
        {change.status === 'removed' && (
          <form
            action={action}
            className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sunken py-2 pr-2 pl-4"
          >
            <span>{change.message}</span>
            <input type="hidden" name="do" value="undo" />
            <input type="hidden" name="productId" value={change.line.productId} />
            <input type="hidden" name="name" value={change.line.name} />
            <input type="hidden" name="quantity" value={change.line.quantity} />
            <input type="hidden" name="note" value={change.line.note} />
            <SubmitButton id={undoId} look="secondary">
              {lineText.undo}
            </SubmitButton>
          </form>
        )}
        {(change.status === 'done' || change.status === 'undone') && (
          <p className="sr-only">{change.message}</p>
        )}
      </div>
      {lines.length === 0 ? (
        empty
      ) : (
        <ul
          aria-label={cartPageText.lines}
          className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
        >
          {lines.map((line) => (
            <CartLine key={line.productId} line={line} action={action} refused={refusalOf(change, line)} />
          ))}
        </ul>
      )}
    </div>
  );
}

const refusalOf = (change: CartChange, { productId }: CartLineView) =>
  change.status === 'refused' && change.productId === productId ? change : null;
