import type { Fault } from './fault.ts';
import { freezePart } from './freeze-part.ts';
import { killPart, killTogether } from './kill-parts.ts';

/** Who feels it when a service is away: itself, and those that can't do without it. */
const feltBy: Readonly<Record<string, readonly string[]>> = {
  auth: ['auth'],
  product: ['product', 'order'],
  cart: ['cart', 'order'],
  order: ['order', 'payment'],
  warehouse: ['warehouse', 'order'],
  payment: ['payment'],
  'sales-report': ['sales-report'],
  gateway: ['gateway'],
};

/** What can happen to the processes of services. */
export const processFaults: readonly Fault[] = [
  ...Object.entries(feltBy).map(([part, hits]) => killPart(part, hits)),
  killTogether(
    'order, warehouse and payment are killed',
    ['order', 'warehouse', 'payment'],
    ['order', 'warehouse', 'payment'],
  ),
  killTogether('all services are killed', Object.keys(feltBy), ['gateway']),
  ...Object.entries(feltBy).map(([part, hits]) => freezePart(part, hits)),
];
