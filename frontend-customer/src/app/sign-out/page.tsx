import { currentPerson } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { EntryPage } from '@/account/entry-page.tsx';
import { SignOutForm } from '@/account/sign-out-form.tsx';

export const metadata: Metadata = { title: signInText.signOutTitle, robots: { index: false } };

/** Signing out: a page of its own, since a link must not do it. */
export default async function SignOutPage() {
  const person = await currentPerson();
  return (
    <EntryPage title={signInText.signOutTitle} lead={person ? person.email : signInText.notSignedIn}>
      {person ? (
        <SignOutForm />
      ) : (
        <Link href="/" className={buttonClasses({ look: 'primary' })}>
          {signInText.goOn}
        </Link>
      )}
    </EntryPage>
  );
}
