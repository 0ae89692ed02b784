import { maxPriceAmount } from '@eshop/contracts/money';

const written = /^\$?\s*(?<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?<cents>\d{2}))?$/;

/**
 * Cents of dollars as people type them: `18999`, `18,999`, `$18,999.50`. Null for anything that could be meant in two
 * ways, such as `18,99` or `18.9`, and for more than a price can be: nothing is rounded.
 */
export function centsOf(text: string): number | null {
  const { whole, cents = '00' } = written.exec(text.trim())?.groups ?? {};
  if (whole === undefined) return null;
  const amount = Number(whole.replaceAll(',', '') + cents);
  return amount <= maxPriceAmount ? amount : null;
}

/** Cents as they are shown in a field: `18999`, `18999.50`. */
export function dollarsOf(cents: number): string {
  const rest = cents % 100;
  return `${(cents - rest) / 100}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
