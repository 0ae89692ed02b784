import { siteText } from '@text/site';
import { SignOutForm } from '@/account/sign-out-form.tsx';

/** For somebody signed in who is no member of staff: says so, and lets them sign out. */
export default function Forbidden() {
  return (
    <main id="content" className="desk-page">
      <p className="plate text-soft">403</p>
      <h1 className="mt-4 text-2xl">{siteText.notStaffTitle}</h1>
      <p className="mt-3 mb-6 max-w-prose text-soft">{siteText.notStaffText}</p>
      <SignOutForm />
    </main>
  );
}
