import { keptEmail } from '@eshop/site/session/kept-email.ts';
import { buttonClasses } from '@eshop/ui/button';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { ConfirmForm } from '@/account/confirm-form.tsx';
import { entryPath } from '@/account/entry.ts';
import { EntryAside, EntryPage } from '@/account/entry-page.tsx';
import { nextAfterEntry, type PageQuery } from '@/account/entry-query.ts';
import { LocalMailbox } from '@/account/local-mailbox.tsx';

export const metadata: Metadata = { title: signInText.confirmTitle, robots: { index: false } };

/** Confirming the e-mail address of a new account. */
export default async function ConfirmPage({ searchParams }: { searchParams: PageQuery }) {
  const [next, email] = await Promise.all([nextAfterEntry(searchParams), keptEmail()]);
  return (
    <EntryPage
      title={signInText.confirmTitle}
      lead={signInText.confirmLead(email)}
      aside={
        <>
          <LocalMailbox email={email} purpose="signUp" />
          <EntryAside title={signInText.confirmedBefore}>
            <Link href={entryPath('/sign-in', next)} className={buttonClasses({}, 'mt-4')}>
              {signInText.signIn}
            </Link>
          </EntryAside>
        </>
      }
    >
      <ConfirmForm email={email} next={next} />
    </EntryPage>
  );
}
