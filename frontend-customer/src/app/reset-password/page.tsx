import { keptEmail } from '@eshop/site/session/kept-email.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { buttonClasses } from '@eshop/ui/button';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { entryPath } from '@/account/entry.ts';
import { EntryAside, EntryPage } from '@/account/entry-page.tsx';
import type { PageQuery } from '@/account/entry-query.ts';
import { LocalMailbox } from '@/account/local-mailbox.tsx';
import { ResetPasswordForm } from '@/account/reset-password-form.tsx';

export const metadata: Metadata = { title: signInText.resetTitle, robots: { index: false } };

/** Setting a new password by the code that was mailed. */
export default async function ResetPasswordPage({ searchParams }: { searchParams: PageQuery }) {
  const [query, email] = await Promise.all([searchParams, keptEmail()]);
  const next = safePath(query.next);
  return (
    <EntryPage
      title={signInText.resetTitle}
      lead={signInText.resetLead}
      aside={
        <>
          <LocalMailbox email={email} purpose="resetPassword" />
          <EntryAside title={signInText.noCode}>
            <Link href={entryPath('/forgot-password', next)} className={buttonClasses({}, 'mt-4')}>
              {signInText.noCodeAgain}
            </Link>
          </EntryAside>
        </>
      }
    >
      <ResetPasswordForm email={email} next={next} />
    </EntryPage>
  );
}
