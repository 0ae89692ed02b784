import { requirePerson } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import { signInText } from '@text/sign-in';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountPage } from '@/account/account-page.tsx';
import { ChangePasswordForm } from '@/account/change-password-form.tsx';

export const metadata: Metadata = { title: accountText.passwordTitle, robots: { index: false } };

/** A new password for somebody signed in. */
export default async function PasswordPage() {
  const { email } = await requirePerson();
  return (
    <AccountPage current="/account/password" title={accountText.passwordTitle}>
      <ChangePasswordForm email={email} />
      <p className="mt-8 flex flex-wrap gap-x-6 text-sm">
        <Link href="/forgot-password?next=/account" className="py-2 font-[600]">
          {signInText.forgotten}
        </Link>
        <Link href="/sign-out" className="py-2 font-[600]">
          {signInText.signOutEverywhere}
        </Link>
      </p>
    </AccountPage>
  );
}
