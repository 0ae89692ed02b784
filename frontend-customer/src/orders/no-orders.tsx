import { buttonClasses } from '@eshop/ui/button';
import { ordersText } from '@text/orders';
import Link from 'next/link';
import { categoryPath } from '@/catalogue/paths.ts';
import { ordersPath } from './paths.ts';
import type { StatusGroup } from './status-groups.ts';

/** In place of a list that is empty: what would be here, and where to go. */
export function NoOrders({ group }: { group: StatusGroup }) {
  const all = group === 'all';
  return (
    <div className="border-t border-line py-14">
      <h2 className="text-xl">{all ? ordersText.emptyTitle : ordersText.emptyGroupTitle}</h2>
      <p className="mt-2 max-w-prose text-soft">{all ? ordersText.emptyText : ordersText.emptyGroupText}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        {all ? (
          <>
            <Link href={categoryPath('cars')} className={buttonClasses({ look: 'primary' })}>
              {ordersText.browse}
            </Link>
            <Link href={categoryPath('motorcycles')} className={buttonClasses()}>
              {ordersText.browseMotorcycles}
            </Link>
          </>
        ) : (
          <Link href={ordersPath()} className={buttonClasses()}>
            {ordersText.showAll}
          </Link>
        )}
      </p>
    </div>
  );
}
