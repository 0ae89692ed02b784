'use client';

import type { Order } from '@eshop/contracts/api/order';
import { TextArea, TextField } from '@eshop/ui/field';
import { orderText } from '@text/orders';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { cancelHere, deliverHere, shipHere } from './step-action.ts';
import { stepsFrom } from './steps.ts';

/** What can be done with an order now; each asks first. */
export function OrderSteps({
  order: { id, number, status },
  stepKey,
}: {
  order: Pick<Order, 'id' | 'number' | 'status'>;
  /** Made with the page: a step sent twice is taken once. */
  stepKey: string;
}) {
  const steps = stepsFrom(status);
  const hidden = (
    <>
      <input type="hidden" name="orderId" value={id} />
      <input type="hidden" name="key" value={stepKey} />
    </>
  );
  return (
    <>
      {steps.includes('ship') && (
        <ConfirmForm
          label={orderText.ship}
          title={orderText.shipTitle(number)}
          look="primary"
          confirm={orderText.ship}
          action={shipHere}
        >
          {(state) => (
            <>
              <p>{orderText.shipText}</p>
              {hidden}
              <TextField
                id="carrier"
                label={orderText.carrier}
                optional={orderText.carrierHint}
                maxLength={100}
                error={state.errors.carrier}
                defaultValue={state.values.carrier}
              />
            </>
          )}
        </ConfirmForm>
      )}
      {steps.includes('deliver') && (
        <ConfirmForm
          label={orderText.deliver}
          title={orderText.deliverTitle(number)}
          look="primary"
          confirm={orderText.deliver}
          action={deliverHere}
        >
          <p>{orderText.deliverText}</p>
          {hidden}
        </ConfirmForm>
      )}
      {steps.includes('cancel') && (
        <ConfirmForm
          label={orderText.cancel}
          title={orderText.cancelTitle(number)}
          look="danger"
          confirm={orderText.cancelConfirm}
          danger
          action={cancelHere}
        >
          {(state) => (
            <>
              <p>{orderText.cancelText}</p>
              {hidden}
              <TextArea
                id="reason"
                label={orderText.cancelReason}
                optional={orderText.carrierHint}
                maxLength={500}
                error={state.errors.reason}
                defaultValue={state.values.reason}
              />
            </>
          )}
        </ConfirmForm>
      )}
    </>
  );
}
