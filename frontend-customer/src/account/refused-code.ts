import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { signInText } from '@text/sign-in';

/** A form with a mailed code was refused: a wrong code is said by its field, and it can't be told whose account there is. */
export const refusedCode = (error: unknown, form: FormData): FormState =>
  isProblem(error, 'CODE_INVALID')
    ? refusedBecause(form, { code: signInText.codeInvalid })
    : refusedBy(error, form);
