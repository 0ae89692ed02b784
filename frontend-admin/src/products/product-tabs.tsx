'use client';

import { classes } from '@eshop/ui/classes';
import { productsText } from '@text/products';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const tabs = [
  { path: '/products', title: productsText.title },
  { path: '/categories', title: productsText.categories },
  { path: '/imports', title: productsText.import },
] as const;

/** The three pages about what is sold. */
export function ProductTabs() {
  const pathname = usePathname();
  return (
    <nav aria-label={productsText.tabs} className="mb-4 flex gap-1 border-b border-line">
      {tabs.map(({ path, title }) => (
        <Link
          key={path}
          href={path}
          aria-current={pathname === path ? 'page' : undefined}
          className={classes(
            'flex h-9 items-center border-b-2 px-3 no-underline',
            pathname === path ? 'border-ink font-[620]' : 'border-transparent text-soft hover:text-ink',
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
