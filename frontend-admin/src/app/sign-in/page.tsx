import { Logo } from '@eshop/site/logo.tsx';
import { NoticeBar } from '@eshop/site/notices/notice-bar.tsx';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { Message } from '@eshop/ui/message';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import { DemoAccounts } from '@/account/demo-accounts.tsx';
import { SignInForm } from '@/account/sign-in-form.tsx';

export const metadata: Metadata = { title: signInText.title };

type Query = Promise<Record<string, string | string[] | undefined>>;

/** Signing in, and on to where one wanted to go: all that somebody without a session sees of this site. */
export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { next, ended } = await searchParams;
  return (
    <main id="content" className="mx-auto grid w-full max-w-md content-start px-4 py-12 md:py-24">
      <Logo />
      <h1 className="mt-8 text-2xl">{signInText.title}</h1>
      <p className="mt-1 mb-6 text-base text-soft">{signInText.lead}</p>
      <NoticeBar />
      {ended !== undefined && (
        <Message tone="warn" title={signInText.ended} live className="mb-6">
          {signInText.endedText}
        </Message>
      )}
      <SignInForm next={safePath(next)} />
      <DemoAccounts />
    </main>
  );
}
