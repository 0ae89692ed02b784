/** Most that can be typed: ten million dollars. */
const mostCents = 1_000_000_000;

/**
 * Reads an amount that a person typed in dollars: `18999`, `18,999`, `$18,999.50`. Commas stand between groups of
 * three only, so `18,99` is a slip and no amount.
 * @returns cents, or null for what is no amount above zero
 */
export function centsIn(typed: string): number | null {
  const found = /^\$?\s*(?<whole>\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(?<part>\d{1,2}))?$/.exec(typed.trim());
  if (!found?.groups) return null;
  const { whole = '', part = '' } = found.groups;
  const cents = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  return cents > 0 && cents <= mostCents ? cents : null;
}
