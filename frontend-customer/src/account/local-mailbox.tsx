import { signInText } from '@text/sign-in';
import { EntryAside } from './entry-page.tsx';
import { type CodePurpose, hasLocalMailbox, lastMailedCode } from './last-mailed-code.ts';

/** Stands for the mailbox on one machine, where nothing is mailed: the code last sent to an address. */
export async function LocalMailbox({ email, purpose }: { email: string; purpose: CodePurpose }) {
  if (!hasLocalMailbox()) return null;
  const code = await lastMailedCode(email, purpose);
  return (
    <EntryAside title={signInText.mailbox}>
      <p className="mt-1 text-sm text-soft">{signInText.mailboxText}</p>
      {code ? (
        <p className="mt-4 grid justify-items-start gap-1.5">
          <span className="text-sm">{signInText.mailboxCode}</span>
          <span className="plate text-xl">{code}</span>
        </p>
      ) : (
        <p className="mt-4 text-sm">{signInText.mailboxEmpty}</p>
      )}
    </EntryAside>
  );
}
