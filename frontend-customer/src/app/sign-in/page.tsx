import { keptEmail } from '@eshop/site/session/kept-email.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { DemoAccounts } from '@/account/demo-accounts.tsx';
import { entryPath } from '@/account/entry.ts';
import { EntryAside, EntryPage } from '@/account/entry-page.tsx';
import { nextAfterEntry, type PageQuery } from '@/account/entry-query.ts';
import { SignInForm } from '@/account/sign-in-form.tsx';

export const metadata: Metadata = { title: signInText.signInTitle, robots: { index: false } };

/** Signing in, and on to where one wanted to go. */
export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const [next, email, { ended }] = await Promise.all([
    nextAfterEntry(searchParams),
    keptEmail(),
    searchParams,
  ]);
  return (
    <EntryPage
      title={signInText.signInTitle}
      aside={
        <>
          <EntryAside title={signInText.newHere}>
            <p className="mt-1 text-soft">{signInText.newHereText}</p>
            <Link href={entryPath('/sign-up', next)} className={buttonClasses({}, 'mt-4')}>
              {signInText.createAccount}
            </Link>
          </EntryAside>
          <DemoAccounts />
        </>
      }
    >
      {ended !== undefined && (
        <Message tone="warn" title={signInText.ended} live className="mb-6">
          {signInText.endedText}
        </Message>
      )}
      <SignInForm email={email} next={next} />
    </EntryPage>
  );
}
