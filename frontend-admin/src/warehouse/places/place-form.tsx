'use client';

import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { idle } from '@eshop/site/forms/form-state.ts';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { Message } from '@eshop/ui/message';
import { placesText } from '@text/places';
import { useActionState, useEffect, useRef } from 'react';
import { DenseField } from '@/parts/dense-field.tsx';
import { changeFromForm, openFromForm, type PlaceState } from './place-actions.ts';

/** Opens a warehouse, or changes one. What somebody else saved meanwhile is told, and what was typed stays. */
export function PlaceForm({ warehouse, formKey }: { warehouse: Warehouse | null; formKey: string }) {
  const [state, send] = useActionState<PlaceState, FormData>(warehouse ? changeFromForm : openFromForm, idle);
  const form = useRef<HTMLFormElement>(null);
  const { theirs } = state;
  useEffect(() => {
    if (state.status === 'refused')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  return (
    <form ref={form} action={send} noValidate className="grid max-w-lg gap-3">
      <FormMessage state={state} />
      {theirs && (
        <Message tone="warn" title={placesText.stale} live>
          {placesText.staleNow(theirs.name, theirs.zipCode)}
        </Message>
      )}
      <input type="hidden" name="key" value={formKey} />
      {warehouse && (
        <>
          <input type="hidden" name="id" value={warehouse.id} />
          <input type="hidden" name="version" value={theirs?.version ?? warehouse.version} />
        </>
      )}
      <DenseField
        id="name"
        label={placesText.name}
        error={state.errors.name}
        maxLength={100}
        defaultValue={state.values.name ?? warehouse?.name ?? ''}
      />
      <DenseField
        id="zipCode"
        label={placesText.zip}
        hint={placesText.zipHint}
        error={state.errors.zipCode}
        inputMode="numeric"
        maxLength={5}
        defaultValue={state.values.zipCode ?? warehouse?.zipCode ?? ''}
      />
      {!warehouse?.isMain && (
        <label className="flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            name="isMain"
            value="true"
            defaultChecked={state.values.isMain === 'true'}
            className="size-4 accent-current"
          />
          {placesText.makeMain}
        </label>
      )}
      <SubmitButton size="small" className="justify-self-start">
        {warehouse ? placesText.save : placesText.openButton}
      </SubmitButton>
    </form>
  );
}
