'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { signInText } from '@text/sign-in';
import { signOutHere } from './sign-out-action.ts';

/** Out of this browser, or out of all. */
export function SignOutForm() {
  const { state, send, form } = useFormAction(signOutHere);
  return (
    <form ref={form} action={send} className="grid gap-5">
      <FormMessage state={state} />
      <div className="grid justify-items-start gap-2">
        <SubmitButton look="secondary" name="scope" value="here" aria-describedby="sign-out-here">
          {signInText.signOutHere}
        </SubmitButton>
        <p id="sign-out-here" className="text-sm text-soft">
          {signInText.signOutHereText}
        </p>
      </div>
      <div className="grid justify-items-start gap-2">
        <SubmitButton look="secondary" name="scope" value="everywhere" aria-describedby="sign-out-everywhere">
          {signInText.signOutEverywhere}
        </SubmitButton>
        <p id="sign-out-everywhere" className="text-sm text-soft">
          {signInText.signOutEverywhereText}
        </p>
      </div>
    </form>
  );
}
