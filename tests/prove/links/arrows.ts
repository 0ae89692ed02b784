import type { PartName } from '@eshop/local/ports';
import type { ServiceName } from '@eshop/local/shop/services';
import { type Part, parts } from '@eshop/topology/parts';

/** A service and one process that it speaks to. */
export type Arrow = { readonly from: ServiceName; readonly to: PartName };

const redis = ['redis-1', 'redis-2', 'redis-3', 'sentinel-1', 'sentinel-2', 'sentinel-3'] as const;

function storesOf({ stores, database }: Part): readonly PartName[] {
  const server = database && (database.server === 'mysql' ? 'mariadb' : 'postgres');
  return [
    ...stores.flatMap((store): readonly PartName[] => (store === 'redis' ? redis : [store])),
    ...(server ? ([server] as const) : []),
  ];
}

/** Who speaks to whom, as the shop's own description says. */
export const arrows: readonly Arrow[] = (parts as readonly Part[])
  .filter(({ kind }) => kind === 'service')
  .flatMap((part) =>
    [...part.calls, ...storesOf(part)].map((to) => ({
      from: part.name as ServiceName,
      to: to as PartName,
    })),
  );
