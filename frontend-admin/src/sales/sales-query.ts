import { type SalesFilter, salesFilters } from '@eshop/contracts/api/sales-report';
import type { Period } from './period.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What sales can be grouped by. */
export const groupNames = ['product', 'make', 'category', 'warehouse'] as const;
export type GroupName = (typeof groupNames)[number];

/** The filter of the report that narrows it to one of a group: `make` for makes, `productId` for products. */
export const filterOf = (group: GroupName): SalesFilter =>
  (Object.keys(salesFilters) as SalesFilter[]).find((name) => salesFilters[name] === group) ?? 'make';

/** What an address narrows the report to: the first of its filters. */
export function narrowedTo(query: Query): { readonly group: GroupName; readonly key: string } | null {
  const group = groupNames.find((name) => query[filterOf(name)]);
  const key = group && query[filterOf(group)];
  return group && key ? { group, key } : null;
}

/** A period as the shop is asked for it. */
export const periodQuery = ({ from, to }: Period) => ({ from: from.toISOString(), to: to.toISOString() });

/** Where the sales of a period are one by one, narrowed further. */
export function salesListPath(period: Period, more: Query = {}): string {
  const values = Object.entries({ ...periodQuery(period), ...more }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return `/sales/list?${new URLSearchParams(values)}`;
}
