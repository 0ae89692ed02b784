'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextArea } from '@eshop/ui/field';
import { paymentText } from '@text/payments';
import { decideByForm } from '../decide-action.ts';
import { rejectReasons } from '../reject-reasons.ts';

/** Decides where no scripts run: a form that approves and one that rejects. */
export function PlainDecision({
  paymentId,
  number,
  orderStatus,
  decisionKey,
}: {
  paymentId: string;
  number: string;
  orderStatus: string;
  /** Made with the page: the form sent twice decides once. */
  decisionKey: string;
}) {
  const { state, send, form } = useFormAction(decideByForm);
  return (
    <form ref={form} action={send} className="grid gap-3">
      <FormMessage state={state} />
      <input type="hidden" name="paymentId" value={paymentId} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="orderStatus" value={orderStatus} />
      <input type="hidden" name="key" value={decisionKey} />
      <SubmitButton name="verdict" value="approve">
        {paymentText.approve}
      </SubmitButton>
      <label className="grid gap-1">
        <span className="text-xs font-[600] text-soft">{paymentText.template}</span>
        <select
          name="template"
          defaultValue={state.values.template ?? ''}
          className="h-9 rounded-md border border-edge bg-surface px-2 text-sm"
        >
          <option value="">{paymentText.noTemplate}</option>
          {rejectReasons.map(({ name, reason }) => (
            <option key={name} value={name}>
              {reason}
            </option>
          ))}
        </select>
      </label>
      <TextArea
        id="reason"
        label={paymentText.ownReason}
        maxLength={500}
        error={state.errors.reason}
        defaultValue={state.values.reason}
      />
      <label className="flex items-center gap-2">
        <input type="checkbox" name="final" defaultChecked={state.values.final === 'on'} />
        {paymentText.final}
      </label>
      <SubmitButton look="danger" name="verdict" value="reject">
        {paymentText.reject}
      </SubmitButton>
    </form>
  );
}
