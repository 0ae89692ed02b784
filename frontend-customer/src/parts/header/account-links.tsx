import type { Person } from '@eshop/site/session/session-cookies.ts';
import { iconLinkClasses } from '@eshop/site/theme/icon-link.ts';
import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import Link from 'next/link';
import { SignInLink } from './sign-in-link.tsx';

/** Where a guest signs in, and where somebody signed in finds orders and account. */
export function AccountLinks({ person }: { person: Person | null }) {
  if (!person) return <SignInLink />;
  return (
    <>
      <Link href="/orders" className={`${iconLinkClasses} sm:w-auto sm:gap-2 sm:px-3`}>
        <Icon name="truck" />
        <span className="sr-only font-[600] sm:not-sr-only">{siteText.orders}</span>
      </Link>
      <Link href="/account" className={`${iconLinkClasses} sm:w-auto sm:gap-2 sm:px-3`}>
        <Icon name="person" />
        <span className="sr-only md:not-sr-only">
          <span className="sr-only">{siteText.account}: </span>
          <span className="block max-w-32 truncate font-[600]">{person.name || siteText.account}</span>
        </span>
      </Link>
    </>
  );
}
