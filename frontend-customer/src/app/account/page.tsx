import { getMe } from '@eshop/contracts/api/auth';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor, requirePerson } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import type { Metadata } from 'next';
import { AccountPage } from '@/account/account-page.tsx';
import { ProfileForm } from '@/account/profile-form.tsx';
import { SignOutForm } from '@/account/sign-out-form.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';

export const metadata: Metadata = { title: accountText.title, robots: { index: false } };

/** Who one is to the shop, and the ways out. */
export default async function ProfilePage() {
  await requirePerson();
  const [me, format] = await Promise.all([unlessAway(callAsVisitor(getMe)), currentFormat()]);
  if (me === null) return <ShopAway />;
  return (
    <AccountPage
      current="/account"
      title={accountText.title}
      lead={accountText.since(format.date(me.createdAt))}
    >
      <ProfileForm name={me.name} email={me.email} />
      <section aria-labelledby="sessions" className="mt-12 border-t border-line pt-8">
        <h2 id="sessions" className="mb-5 text-xl">
          {accountText.sessions}
        </h2>
        <SignOutForm />
      </section>
    </AccountPage>
  );
}
