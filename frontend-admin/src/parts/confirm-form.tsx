'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import type { FormState } from '@eshop/site/forms/form-state.ts';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Button } from '@eshop/ui/button';
import { tableText } from '@text/tables';
import { type ComponentProps, type ReactNode, useEffect, useId, useState } from 'react';
import { Modal } from './modal.tsx';

/**
 * A button that asks before it does what can't be undone. Without scripts the question stands on the page, with the
 * same form. A refusal is said in the dialog, which stays open.
 */
export function ConfirmForm({
  label,
  title,
  look = 'secondary',
  confirm,
  danger = false,
  action,
  children,
}: {
  /** On the button that opens the question. */
  label: ReactNode;
  title: string;
  look?: ComponentProps<typeof Button>['look'];
  /** On the button that does it. */
  confirm: string;
  danger?: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** What will happen, hidden fields and fields to fill in; given the state of the form. */
  children: ReactNode | ((state: FormState) => ReactNode);
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const { state, send, form } = useFormAction(action);
  const scripted = useScripted();
  useEffect(() => {
    if (state.status === 'done') setOpen(false);
  }, [state]);

  const question = (
    <form ref={form} action={send} noValidate className="grid gap-4 p-4">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      <FormMessage state={state} />
      {typeof children === 'function' ? children(state) : children}
      <div className="flex justify-end gap-2">
        {scripted && (
          <Button size="small" onClick={() => setOpen(false)}>
            {tableText.cancel}
          </Button>
        )}
        <SubmitButton size="small" look={danger ? 'danger' : 'primary'}>
          {confirm}
        </SubmitButton>
      </div>
    </form>
  );
  if (!scripted)
    return (
      <details>
        <summary className="font-[600] underline">{label}</summary>
        {question}
      </details>
    );
  return (
    <>
      <Button size="small" look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Modal labelledBy={id} onClose={() => setOpen(false)}>
          {question}
        </Modal>
      )}
    </>
  );
}
