'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { type FormState, idle } from '@eshop/site/forms/form-state.ts';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { Button } from '@eshop/ui/button';
import { type MouseEvent, useActionState, useEffect, useId, useRef } from 'react';

/** What is asked before a step is taken. */
export type Question = {
  readonly open: string;
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
};

/**
 * A step that is asked about first: in the browser's own dialog; without scripts the same page
 * is shown once more, asking.
 */
export function ConfirmStep({
  question,
  action,
  fields,
  asked,
  path,
  ask,
  look,
}: {
  question: Question;
  action: (before: FormState, form: FormData) => Promise<FormState>;
  fields: Readonly<Record<string, string>>;
  /** The page was asked to ask. */
  asked: boolean;
  /** The page, and the word in its address that has it ask. */
  path: string;
  ask: string;
  look: 'primary' | 'danger';
}) {
  const [state, send] = useActionState(action, idle);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Opened by its address: with scripts it becomes the same dialog that the button opens.
  useEffect(() => {
    if (!asked) return;
    dialog.current?.close();
    dialog.current?.showModal();
  }, [asked]);

  const show = (event: MouseEvent) => {
    event.preventDefault();
    dialog.current?.showModal();
  };
  const hide = (event: MouseEvent) => {
    event.preventDefault();
    dialog.current?.close();
  };

  return (
    <>
      <form action={`${path}#ask-${ask}`}>
        <Button type="submit" name="ask" value={ask} look={look} aria-haspopup="dialog" onClick={show}>
          {question.open}
        </Button>
      </form>
      <dialog
        ref={dialog}
        id={`ask-${ask}`}
        open={asked}
        aria-labelledby={titleId}
        className="m-auto w-full max-w-md scroll-mt-36 rounded-lg border border-line bg-surface p-6 text-ink backdrop:bg-black/50 open:animate-fade-in not-[:modal]:static not-[:modal]:m-0"
      >
        <h2 id={titleId} className="text-xl">
          {question.title}
        </h2>
        <p className="mt-2 text-soft">{question.text}</p>
        <FormMessage state={state} className="mt-4" />
        <div className="mt-5 flex flex-wrap gap-3">
          <form action={send}>
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton look={look}>{question.yes}</SubmitButton>
          </form>
          <form action={path}>
            <Button type="submit" onClick={hide}>
              {question.no}
            </Button>
          </form>
        </div>
      </dialog>
    </>
  );
}
