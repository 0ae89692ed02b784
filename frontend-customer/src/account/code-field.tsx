import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';

/** A code that was mailed. */
export const CodeField = ({ error }: { error: string | undefined }) => (
  <TextField
    id="code"
    label={signInText.code}
    hint={signInText.codeHint}
    inputMode="numeric"
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    maxLength={32}
    required
    error={error}
    className="[&_input]:text-lg [&_input]:tracking-[0.2em]"
  />
);
