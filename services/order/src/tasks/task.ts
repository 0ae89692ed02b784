import type { Item } from '@eshop/contracts';

/** A call to another service that follows from a committed step. Each is safe to repeat over there. */
export type NewTask =
  | { readonly orderId: string; readonly kind: 'release-stock'; readonly payload: Record<string, never> }
  | {
      readonly orderId: string;
      readonly kind: 'hold-stock';
      readonly payload: { readonly expiresAt: string | null };
    }
  | {
      readonly orderId: string;
      readonly kind: 'empty-cart';
      readonly payload: { readonly userId: string; readonly items: readonly Item[] };
    };

export type Task = NewTask & { readonly id: bigint; readonly attempts: number };
