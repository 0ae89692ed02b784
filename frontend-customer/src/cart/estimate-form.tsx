'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { idle, refusedBecause } from '@eshop/site/forms/form-state.ts';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useGuardedAction } from '@eshop/site/forms/use-guarded-action.ts';
import { TextField } from '@eshop/ui/field';
import { cartText, estimateText } from '@text/cart';
import { type Estimate, estimateDelivery } from './estimate-delivery.ts';

const before: Estimate = idle;
const lost = (_before: Estimate, form: FormData): Estimate => refusedBecause(form, {}, cartText.lost);

/** What delivery would cost, before there is an address; an estimate for another cart is not shown. */
export function EstimateForm({ subtotal }: { subtotal: string }) {
  const [state, action] = useGuardedAction(estimateDelivery, before, lost);
  const delivery = state.delivery?.subtotal === subtotal ? state.delivery : undefined;
  return (
    <form action={action} className="grid gap-3" noValidate>
      <h3 className="text-base">{estimateText.title}</h3>
      <FormMessage state={state} />
      <div className="flex items-start gap-2">
        <TextField
          id="zipCode"
          label={estimateText.zipCode}
          hideLabel
          placeholder={estimateText.zipCode}
          inputMode="numeric"
          autoComplete="postal-code"
          error={state.errors.zipCode}
          defaultValue={state.values.zipCode ?? ''}
          className="flex-1"
        />
        <SubmitButton look="secondary">{estimateText.work}</SubmitButton>
      </div>
      <div role="status">
        {delivery && (
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
            <dt>{estimateText.delivery(delivery.zipCode)}</dt>
            <dd className="text-right font-[650]">{delivery.cost}</dd>
            <dt className="col-span-2 text-sm text-soft">{estimateText.from(delivery.from)}</dt>
            <dt>{estimateText.total}</dt>
            <dd className="text-right font-[650]">{delivery.total}</dd>
          </dl>
        )}
      </div>
    </form>
  );
}
