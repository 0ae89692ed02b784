'use client';

import type { Movement } from '@eshop/contracts/api/warehouse';
import { idle } from '@eshop/site/forms/form-state.ts';
import { Button } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { moveText } from '@text/move';
import { startTransition, useActionState, useEffect, useRef } from 'react';
import { undoFromForm } from './move-action.ts';
import type { ProductChoice } from './product-choice.ts';

/** What was moved just now, and the way back. It stands in the form of the next movement, so it sends no form. */
export function MovedMessage({
  moved,
  product,
  names,
  onUndone,
}: {
  moved: Movement;
  product: ProductChoice | null;
  names: ReadonlyMap<string, string>;
  onUndone: () => void;
}) {
  const [state, send, pending] = useActionState(undoFromForm, idle);
  const tell = useRef(onUndone);
  tell.current = onUndone;
  useEffect(() => {
    if (state.status !== 'idle') tell.current();
  }, [state]);
  const undo = () => {
    const form = new FormData();
    form.set('moved', JSON.stringify(moved));
    startTransition(() => send(form));
  };
  if (state.status === 'done') return <Message tone="good" title={state.message} live />;
  return (
    <Message
      tone="good"
      title={moveText.done[kindOf(moved)](quantityOf(moved), product?.name ?? '', placeOf(moved, names))}
      live
    >
      {state.status === 'refused' && <p className="text-bad">{state.message}</p>}
      <Button size="small" pending={pending} onClick={undo}>
        {moveText.undo}
      </Button>
    </Message>
  );
}

const kindOf = ({ type }: Movement) => (type === 'sale' ? 'adjust' : type);
const quantityOf = ({ type, quantity }: Movement) =>
  type === 'adjust' && quantity > 0 ? `+${quantity}` : String(quantity);
const placeOf = ({ toWarehouseId, warehouseId }: Movement, names: ReadonlyMap<string, string>) =>
  names.get(toWarehouseId ?? warehouseId ?? '') ?? '';
