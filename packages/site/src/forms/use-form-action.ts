'use client';

import { type RefObject, useActionState, useEffect, useRef } from 'react';
import { type FormState, idle } from './form-state.ts';

/**
 * The state of a form and the action to give it. After a refusal the first faulty field has the focus, or the
 * password to be typed again. Without scripts the page comes back with the same state.
 */
export function useFormAction(action: (state: FormState, form: FormData) => Promise<FormState>): {
  readonly state: FormState;
  readonly send: (form: FormData) => void;
  readonly form: RefObject<HTMLFormElement | null>;
} {
  const [state, send] = useActionState(action, idle);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status !== 'refused') return;
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find('[aria-invalid="true"]') ?? find('[type="password"]'))?.focus();
  }, [state]);
  return { state, send, form };
}
