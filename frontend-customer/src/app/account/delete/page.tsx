import { requirePerson } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountPage } from '@/account/account-page.tsx';
import { DeleteAccountForm } from '@/account/delete-account-form.tsx';

export const metadata: Metadata = { title: accountText.deleteTitle, robots: { index: false } };

/** What deleting an account means, and doing it. */
export default async function DeleteAccountPage() {
  const { email } = await requirePerson();
  return (
    <AccountPage current="/account/delete" title={accountText.deleteTitle} lead={accountText.deleteLead}>
      <ul className="grid list-disc gap-2 pl-5">
        {accountText.deleteWhat.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-4 mb-8">
        <Link href="/orders" className="inline-block py-2 font-[600]">
          {accountText.deleteOrdersFirst}
        </Link>
      </p>
      <p className="mb-4 text-soft">{accountText.deleteOf(email)}</p>
      <DeleteAccountForm />
    </AccountPage>
  );
}
