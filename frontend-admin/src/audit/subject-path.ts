import type { AuditEntry } from '@eshop/contracts/api/audit';

type Subject = AuditEntry['subject'];

/** Where the thing that an entry is about is shown; null for what has no page. */
export function subjectPath({ type, id }: Subject): string | null {
  switch (type) {
    case 'product':
      return `/products/${id}`;
    case 'order':
      return `/orders/${id}`;
    case 'payment':
      return `/payments/${id}`;
    case 'user':
      return `/people/${id}`;
    case 'warehouse':
      return `/warehouse/places/${id}`;
    case 'category':
      return '/categories';
    case 'dead-letter':
      return '/system/dead-letters';
    default:
      return null;
  }
}
