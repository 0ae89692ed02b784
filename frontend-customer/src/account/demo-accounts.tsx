import { signInText } from '@text/sign-in';
import { EntryAside } from './entry-page.tsx';
import { hasLocalMailbox } from './last-mailed-code.ts';

/** Accounts to try the shop with; shown on one machine alone. */
export function DemoAccounts() {
  if (!hasLocalMailbox()) return null;
  return (
    <EntryAside title={signInText.demoTitle}>
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
    </EntryAside>
  );
}
