'use client';

import { classes } from '@eshop/ui/classes';
import { warehouseText } from '@text/warehouse';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const { tabs: names } = warehouseText;
const tabs = [
  { path: '/warehouse', title: names.stock },
  { path: '/warehouse/move', title: names.move },
  { path: '/warehouse/ledger', title: names.ledger },
  { path: '/warehouse/places', title: names.places },
  { path: '/warehouse/distance', title: names.distance },
] as const;

/** The pages about stock. */
export function WarehouseTabs() {
  const pathname = usePathname();
  const here = tabs.findLast(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <nav
      aria-label={warehouseText.tabsLabel}
      className="mb-4 flex gap-1 overflow-x-auto border-b border-line"
    >
      {tabs.map(({ path, title }) => (
        <Link
          key={path}
          href={path}
          aria-current={here?.path === path ? 'page' : undefined}
          className={classes(
            'flex h-9 items-center border-b-2 px-3 whitespace-nowrap no-underline',
            here?.path === path ? 'border-ink font-[620]' : 'border-transparent text-soft hover:text-ink',
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
