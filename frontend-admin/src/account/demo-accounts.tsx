import { config } from '@eshop/site/config.ts';
import { signInText } from '@text/sign-in';

/** Accounts to try the site with; shown on one machine alone. */
export function DemoAccounts() {
  if (!config().LOCAL_MAILBOX_URL) return null;
  return (
    <section aria-labelledby="demo-accounts" className="mt-8 rounded-md border border-line bg-surface p-4">
      <h2 id="demo-accounts" className="text-sm">
        {signInText.demoTitle}
      </h2>
      <p className="mt-1 text-sm text-soft">{signInText.demoText}</p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {signInText.demoAccounts.map(({ role, email }) => (
          <div key={email} className="contents">
            <dt className="text-soft">{role}</dt>
            <dd className="break-all">{email}</dd>
          </div>
        ))}
        <dt className="text-soft">{signInText.demoPassword}</dt>
        <dd>{signInText.demoPasswordValue}</dd>
      </dl>
    </section>
  );
}
