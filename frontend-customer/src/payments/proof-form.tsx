'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import type { FormState } from '@eshop/site/forms/form-state.ts';
import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { Button } from '@eshop/ui/button';
import { TextArea, TextField } from '@eshop/ui/field';
import { proofText } from '@text/payments';
import { useChosenFile } from './chosen-file.ts';
import { FileField } from './file-field.tsx';
import { useSendProof } from './use-send-proof.ts';

/** Takes a proof of payment. Without scripts it is a plain form to the same address. */
export function ProofForm({
  orderId,
  sendKey,
  total,
  reference,
  begin,
  locale,
}: {
  orderId: string;
  /** Makes one payment of a proof that is sent twice. */
  sendKey: string;
  total: string;
  reference: string;
  /** What a form refused before begins with. */
  begin: FormState;
  locale: string;
}) {
  const scripted = useScripted();
  const file = useChosenFile(locale);
  const path = `/api/orders/${orderId}/proof`;
  const { state, share, send, stop } = useSendProof({ path, sendKey, begin, file });
  const sending = share !== null;
  const { values, errors } = state;
  return (
    <form
      action={`${path}?key=${sendKey}`}
      method="post"
      encType="multipart/form-data"
      noValidate={scripted}
      className="grid max-w-2xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <FormMessage state={state} />
      <FileField file={file} error={file.fault ?? errors.file} disabled={sending} />
      <fieldset disabled={sending} className="grid items-start gap-4 sm:grid-cols-2">
        <legend className="sr-only">{proofText.details}</legend>
        <TextField
          id="amount"
          label={proofText.paidAmount}
          optional={formText.optional}
          hint={proofText.paidAmountHint(total)}
          error={errors.amount}
          defaultValue={values.amount}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
        />
        <TextField
          id="reference"
          label={proofText.paidReference}
          optional={formText.optional}
          error={errors.reference}
          defaultValue={values.reference ?? reference}
          autoComplete="off"
          maxLength={140}
        />
        <TextArea
          id="note"
          label={proofText.note}
          optional={formText.optional}
          error={errors.note}
          defaultValue={values.note}
          rows={2}
          maxLength={1000}
          className="sm:col-span-2"
        />
      </fieldset>
      {sending && <Progress share={share} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" size="large" pending={sending}>
          {state.status === 'refused' && file.chosen ? proofText.again : proofText.send}
        </Button>
        {sending && (
          <Button size="large" onClick={stop}>
            {proofText.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

function Progress({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between text-sm font-[600]">
        <span role="status">{percent < 100 ? proofText.sending : proofText.arriving}</span>
        <span aria-hidden="true">{proofText.progress(percent)}</span>
      </p>
      <progress
        aria-label={proofText.sending}
        value={percent}
        max={100}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
