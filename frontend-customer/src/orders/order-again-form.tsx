'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { idle } from '@eshop/site/forms/form-state.ts';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useActionState } from 'react';
import { orderAgain } from './order-again.ts';

/** A button that puts an order's vehicles into the cart. */
export function OrderAgainForm({ orderId, label, text }: { orderId: string; label: string; text: string }) {
  const [state, action] = useActionState(orderAgain, idle);
  return (
    <form action={action} className="grid justify-items-start gap-2">
      <FormMessage state={state} />
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton>{label}</SubmitButton>
      <p className="text-sm text-soft">{text}</p>
    </form>
  );
}
