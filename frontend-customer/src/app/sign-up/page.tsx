import { buttonClasses } from '@eshop/ui/button';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { entryPath } from '@/account/entry.ts';
import { EntryAside, EntryPage } from '@/account/entry-page.tsx';
import { nextAfterEntry, type PageQuery } from '@/account/entry-query.ts';
import { SignUpForm } from '@/account/sign-up-form.tsx';

export const metadata: Metadata = { title: signInText.signUpTitle, robots: { index: false } };

/** Making an account. */
export default async function SignUpPage({ searchParams }: { searchParams: PageQuery }) {
  const next = await nextAfterEntry(searchParams);
  return (
    <EntryPage
      title={signInText.signUpTitle}
      lead={signInText.signUpLead}
      aside={
        <EntryAside title={signInText.haveAccount}>
          <Link href={entryPath('/sign-in', next)} className={buttonClasses({}, 'mt-4')}>
            {signInText.signIn}
          </Link>
        </EntryAside>
      }
    >
      <SignUpForm next={next} />
    </EntryPage>
  );
}
