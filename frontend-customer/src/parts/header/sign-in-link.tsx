'use client';

import { iconLinkClasses } from '@eshop/site/theme/icon-link.ts';
import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';

/** Pages of the way in pass on where it leads; nobody wants to come back to one. */
const entryPages = /^\/(sign-in|sign-up|sign-out|confirm|forgot-password|reset-password)?$/;

/** To sign in, and back to the page in hand. */
export function SignInLink() {
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = query ? `${path}?${query}` : path;
  const href = entryPages.test(path) ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`;
  return (
    <Link href={href} prefetch={false} className={`${iconLinkClasses} sm:w-auto sm:gap-2 sm:px-3`}>
      <Icon name="person" />
      <span className="sr-only font-[600] sm:not-sr-only">{siteText.signIn}</span>
    </Link>
  );
}
