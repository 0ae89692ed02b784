import { classes } from '@eshop/ui/classes';
import { accountText } from '@text/account';
import Link from 'next/link';
import type { ReactNode } from 'react';

const pages = [
  { path: '/account', title: accountText.profile },
  { path: '/account/addresses', title: accountText.addresses },
  { path: '/account/password', title: accountText.password },
  { path: '/orders', title: accountText.orders },
  { path: '/account/delete', title: accountText.deleteAccount },
] as const;

/** A page of the account, with the way to the others. */
export const AccountPage = ({
  current,
  title,
  lead,
  children,
}: {
  current: (typeof pages)[number]['path'];
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) => (
  <div className="page grid gap-8 py-8 md:grid-cols-[13rem_minmax(0,1fr)] md:gap-14 md:py-12">
    <nav aria-label={accountText.navigation}>
      <p className="mb-2 hidden px-3 text-sm text-soft md:block">{accountText.title}</p>
      <ul className="flex flex-wrap gap-1 border-b border-line pb-3 md:grid md:border-b-0 md:pb-0">
        {pages.map((page) => (
          <li key={page.path}>
            <Link
              href={page.path}
              aria-current={page.path === current ? 'page' : undefined}
              className={classes(
                'flex min-h-11 items-center rounded-md px-3 font-[600] no-underline hover:bg-sunken',
                page.path === current ? 'bg-sunken text-ink' : 'text-soft hover:text-ink',
              )}
            >
              {page.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
    <div className="max-w-[44rem]">
      <h1 className="text-3xl">{title}</h1>
      {lead && <p className="mt-3 text-soft">{lead}</p>}
      <div className="mt-7">{children}</div>
    </div>
  </div>
);
