import { type FormState, idle } from '@eshop/site/forms/form-state.ts';
import type { QuoteView } from './quote-view.ts';

/** Where the checkout stands, beside what every form has. */
export type CheckoutState = FormState & {
  /** What the customer sees and would order. */
  readonly quote: QuoteView | null;
  /** What is different from what was seen before, or what is short; a line each. */
  readonly details: readonly string[];
  /** Where to go on from a refusal. */
  readonly way?: 'cart' | 'orders';
  /** Whether the new price is to be confirmed. */
  readonly confirm?: boolean;
  /** Makes the next try an order of its own; absent while a repeat must stay the same order. */
  readonly orderKey?: string;
};

export const checkoutStart = (quote: QuoteView | null): CheckoutState => ({ ...idle, quote, details: [] });
