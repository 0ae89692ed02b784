'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { TextField } from '@eshop/ui/field';
import { shippingText } from '@text/shipping';
import { useActionState, useEffect, useRef } from 'react';
import type { Estimate, EstimateState } from './estimate.ts';
import { estimateShipping } from './estimate-shipping.ts';

/** Asks for a zip code and says what delivery there costs. Without scripts the page comes back at this form. */
export function EstimateForm({
  productId,
  first,
  path,
}: {
  productId: string;
  first: EstimateState;
  /** Where the form is: the page and the place on it. */
  path: string;
}) {
  const [state, action] = useActionState(estimateShipping, first, path);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.errors.zipCode) field.current?.focus();
  }, [state]);
  return (
    <>
      <form action={action} noValidate className="grid gap-3">
        <input type="hidden" name="productId" value={productId} />
        <div className="flex items-start gap-2">
          <TextField
            ref={field}
            id="zipCode"
            label={shippingText.zipCode}
            error={state.errors.zipCode}
            defaultValue={state.values.zipCode}
            inputMode="numeric"
            autoComplete="postal-code"
            maxLength={10}
            className="flex-1"
          />
          <SubmitButton look="secondary" className="mt-6.5">
            {shippingText.estimate}
          </SubmitButton>
        </div>
        <FormMessage state={state} />
      </form>
      <div role="status">{state.estimate && <EstimateLines estimate={state.estimate} />}</div>
    </>
  );
}

const EstimateLines = ({ estimate: { zipCode, shipments, shipping, total } }: { estimate: Estimate }) => (
  <dl className="mt-4 grid grid-cols-[1fr_auto] gap-y-2">
    <dt>
      {shipments.map(({ warehouse, distance }) => (
        <span key={warehouse} className="block">
          {shippingText.from(warehouse, zipCode)}
          <span className="block text-sm text-soft">{shippingText.distance(distance)}</span>
        </span>
      ))}
    </dt>
    <dd className="pl-4 text-right font-[600]">
      <span className="sr-only">{shippingText.shipping}: </span>
      {shipping}
    </dd>
    <dt className="border-t border-line pt-2 font-[650]">{shippingText.total}</dt>
    <dd className="border-t border-line pt-2 pl-4 text-right font-[700]">{total}</dd>
  </dl>
);
