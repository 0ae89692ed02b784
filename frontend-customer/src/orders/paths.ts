import type { StatusGroup } from './status-groups.ts';

/** The list of orders, of one group, from a cursor on. */
export function ordersPath(group: StatusGroup = 'all', cursor?: string): string {
  const query = new URLSearchParams();
  if (group !== 'all') query.set('show', group);
  if (cursor !== undefined) query.set('cursor', cursor);
  return query.size > 0 ? `/orders?${query}` : '/orders';
}

/** An order's own page. */
export const orderPath = (id: string): string => `/orders/${id}`;
