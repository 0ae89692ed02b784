'use client';

import type { FormState } from '@eshop/site/forms/form-state.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { proofText } from '@text/payments';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef, useState } from 'react';
import { stateHeadingId } from '@/orders/state-heading.ts';
import type { useChosenFile } from './chosen-file.ts';
import { centsIn } from './dollars.ts';
import { type Sent, sendProof } from './send-proof.ts';

/** Sends the form of a proof, step by step: what is wrong, how far it is, what came of it. */
export function useSendProof({
  path,
  sendKey,
  begin,
  file,
}: {
  path: string;
  sendKey: string;
  begin: FormState;
  file: ReturnType<typeof useChosenFile>;
}) {
  const router = useRouter();
  const [state, setState] = useState(begin);
  const [share, setShare] = useState<number | null>(null);
  const stopper = useRef<AbortController>(null);
  const keyFor = useKeys(sendKey);
  const handedIn = useRef(false);

  // The form is gone with the button that had the focus: it goes on to what the order has become.
  useEffect(
    () => () => {
      if (handedIn.current) document.getElementById(stateHeadingId)?.focus();
    },
    [],
  );

  async function send(element: HTMLFormElement): Promise<void> {
    const form = new FormData(element);
    const values = valuesIn(form);
    const errors = faultsOf(form);
    if (Object.keys(errors).length > 0) {
      setState({ status: 'refused', message: proofText.refused, errors, values });
      focusFirst(element, errors);
      return;
    }
    stopper.current = new AbortController();
    setShare(0);
    const { signal } = stopper.current;
    const sent = await sendProof(path, form, { key: keyFor(form), signal, onProgress: setShare });
    const after = { ...stateAfter(sent), values };
    const done = after.status === 'done';
    // A proof that is in leaves the form as it is until the page shows what became of it.
    if (!done) setShare(null);
    handedIn.current = done;
    setState(after);
    if (done || sent.status === 409 || sent.status === 422) startTransition(() => router.refresh());
    else focusFirst(element, after.errors);
  }

  return {
    state: file.fault === null ? state : { ...state, message: '' },
    share,
    send,
    stop: () => stopper.current?.abort(),
  };
}

/** One key for one content: sent again after a lost connection it is the same, changed it is another. */
function useKeys(sendKey: string): (form: FormData) => string {
  const known = useRef({ content: '', changes: 0 });
  return (form) => {
    const content = JSON.stringify([...form].map(([name, value]) => [name, contentOf(value)]));
    const { current } = known;
    if (content !== current.content) known.current = { content, changes: current.changes + 1 };
    return `${sendKey}-${known.current.changes}`;
  };
}

const contentOf = (value: FormDataEntryValue) =>
  typeof value === 'string' ? value : [value.name, value.size, value.lastModified];

function valuesIn(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
  return values;
}

function faultsOf(form: FormData): Record<string, string> {
  const file = form.get('file');
  const amount = String(form.get('amount') ?? '').trim();
  return {
    ...(file instanceof File && file.size > 0 ? {} : { file: proofText.faults.missing }),
    ...(amount === '' || centsIn(amount) !== null ? {} : { amount: proofText.faults.amount }),
  };
}

function stateAfter(sent: Sent): FormState {
  const refused = (message: string): FormState => ({ status: 'refused', message, errors: {}, values: {} });
  if (sent.answer) return sent.status === 503 ? refused(formText.away) : sent.answer;
  return refused(sent.status === 'stopped' ? proofText.stopped : proofText.lost);
}

/** The first field that needs attention, once its fault is on the page. */
function focusFirst(form: HTMLFormElement, errors: Readonly<Record<string, string>>): void {
  const field = [...form.elements].find((element) => 'name' in element && errors[String(element.name)]);
  if (field instanceof HTMLElement) requestAnimationFrame(() => field.focus());
}
