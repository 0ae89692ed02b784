'use client';

import { TextArea } from '@eshop/ui/field';
import { systemText } from '@text/system';
import { useId } from 'react';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { discardAction, replayAction } from './decide-action.ts';

type Letter = { readonly service: string; readonly id: string };

const Named = ({ service, id }: Letter) => (
  <>
    <input type="hidden" name="service" value={service} />
    <input type="hidden" name="id" value={id} />
  </>
);

/** Asks, then lets the service handle the message once more. */
export const ReplayLetter = (letter: Letter) => (
  <ConfirmForm
    label={systemText.replay}
    title={systemText.replayTitle}
    confirm={systemText.replay}
    action={replayAction}
  >
    <Named {...letter} />
    <p>{systemText.replayAsk(letter.service)}</p>
  </ConfirmForm>
);

/** Asks for the reason, then gives the message up. */
export function DiscardLetter(letter: Letter) {
  const field = useId();
  return (
    <ConfirmForm
      label={systemText.discard}
      title={systemText.discardTitle}
      confirm={systemText.discard}
      danger
      action={discardAction}
    >
      {({ errors, values }) => (
        <>
          <Named {...letter} />
          <p>{systemText.discardAsk}</p>
          <TextArea
            id={field}
            name="reason"
            label={systemText.reason}
            hint={systemText.reasonHint}
            error={errors.reason}
            defaultValue={values.reason}
            maxLength={500}
            rows={3}
            required
          />
        </>
      )}
    </ConfirmForm>
  );
}
