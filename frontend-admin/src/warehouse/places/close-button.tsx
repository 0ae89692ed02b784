'use client';

import { placesText } from '@text/places';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { closeFromForm } from './place-actions.ts';

/** Closes a warehouse, after it was said what that means. */
export const CloseButton = ({ id, name, version }: { id: string; name: string; version: number }) => (
  <ConfirmForm
    label={
      <>
        {placesText.close}
        <span className="sr-only"> {name}</span>
      </>
    }
    title={placesText.closeTitle(name)}
    confirm={placesText.close}
    danger
    action={closeFromForm}
  >
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="name" value={name} />
    <input type="hidden" name="version" value={version} />
    <p>{placesText.closeText}</p>
  </ConfirmForm>
);
