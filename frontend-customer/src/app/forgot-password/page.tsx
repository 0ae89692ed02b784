import { keptEmail } from '@eshop/site/session/kept-email.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { buttonClasses } from '@eshop/ui/button';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { entryPath } from '@/account/entry.ts';
import { EntryAside, EntryPage } from '@/account/entry-page.tsx';
import type { PageQuery } from '@/account/entry-query.ts';
import { ForgotPasswordForm } from '@/account/forgot-password-form.tsx';

export const metadata: Metadata = { title: signInText.forgotTitle, robots: { index: false } };

/** Asking for a code to set a new password; for somebody signed in as well. */
export default async function ForgotPasswordPage({ searchParams }: { searchParams: PageQuery }) {
  const [query, email] = await Promise.all([searchParams, keptEmail()]);
  const next = safePath(query.next);
  return (
    <EntryPage
      title={signInText.forgotTitle}
      lead={signInText.forgotLead}
      aside={
        <EntryAside title={signInText.rememberAfterAll}>
          <Link href={entryPath('/sign-in', next)} className={buttonClasses({}, 'mt-4')}>
            {signInText.signIn}
          </Link>
        </EntryAside>
      }
    >
      <ForgotPasswordForm email={email} next={next} />
    </EntryPage>
  );
}
