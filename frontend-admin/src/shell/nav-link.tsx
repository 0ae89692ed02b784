'use client';

import { classes } from '@eshop/ui/classes';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** A link of the navigation; says where one is. */
export function NavLink({ path, children }: { path: string; children: ReactNode }) {
  const pathname = usePathname();
  const here = path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
  return (
    <Link
      href={path}
      aria-current={here ? 'page' : undefined}
      className={classes(
        'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 no-underline',
        here ? 'bg-ink font-[620] text-paper' : 'text-ink hover:bg-sunken',
      )}
    >
      {children}
    </Link>
  );
}
