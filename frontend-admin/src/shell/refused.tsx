import { siteText } from '@text/site';
import { SignOutForm } from '@/account/sign-out-form.tsx';
import { DeadEnd } from './dead-end.tsx';

/** In place of a page that is for another role of staff. */
export const Refused = () => (
  <DeadEnd status={403} title={siteText.forbiddenTitle} text={siteText.forbiddenText} />
);

/** In place of every page, for somebody signed in who is no member of staff: says so, and lets them sign out. */
export const NotStaff = () => (
  <main id="content" className="desk-page">
    <p className="plate text-soft">403</p>
    <h1 className="mt-4 text-2xl">{siteText.notStaffTitle}</h1>
    <p className="mt-3 mb-6 max-w-prose text-soft">{siteText.notStaffText}</p>
    <SignOutForm />
  </main>
);
