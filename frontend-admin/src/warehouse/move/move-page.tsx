import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { classes } from '@eshop/ui/classes';
import { moveText } from '@text/move';
import Link from 'next/link';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { pathWith } from '@/tables/query.ts';
import { readWarehouses } from '../read-warehouses.ts';
import { WarehouseTabs } from '../warehouse-tabs.tsx';
import { readChoice } from './find-products.ts';
import { MoveForm } from './move-form.tsx';
import { moveKinds } from './move-path.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Receives, transfers or adjusts stock; the address may fill in product and warehouse. */
export async function MovePage({ query }: { query: Query }) {
  const { productId, warehouseId } = query;
  const kind = moveKinds.find((known) => known === query.type) ?? 'receive';
  const [warehouses, product] = await Promise.all([
    unlessAway(readWarehouses()),
    productId ? readChoice(productId) : null,
  ]);
  if (warehouses === null) return <ShopAway />;
  const main = warehouses.find(({ isMain }) => isMain)?.id ?? '';
  const asked = warehouses.find(({ id }) => id === warehouseId)?.id;
  return (
    <div className="desk-page">
      <PageHead title={moveText.title} />
      <WarehouseTabs />
      <nav aria-label={moveText.kinds} className="mb-4 flex gap-1">
        {moveKinds.map((each) => (
          <Link
            key={each}
            href={pathWith('/warehouse/move', query, { type: each === 'receive' ? undefined : each })}
            aria-current={each === kind ? 'true' : undefined}
            className={classes(
              'flex h-9 items-center rounded-md border px-3 no-underline',
              each === kind
                ? 'border-ink bg-surface font-[620]'
                : 'border-transparent text-soft hover:text-ink',
            )}
          >
            {moveText.kind[each]}
          </Link>
        ))}
      </nav>
      <MoveForm
        key={`${kind} ${productId ?? ''} ${warehouseId ?? ''}`}
        kind={kind}
        warehouses={warehouses}
        product={product}
        place={asked ?? (kind === 'receive' ? main : '')}
        firstKey={crypto.randomUUID()}
      />
    </div>
  );
}
