import type { Selection } from './selection.ts';

const centsPerDollar = 100;

/** The selection as the shop is asked for it: prices in cents. */
export function shopQuery({ words, values, limits }: Selection, category: string | null) {
  const cents = (dollars: number | undefined) =>
    dollars === undefined ? undefined : dollars * centsPerDollar;
  return {
    category: category ?? undefined,
    q: words,
    ...values,
    ...limits,
    priceFrom: cents(limits.priceFrom),
    priceTo: cents(limits.priceTo),
  };
}
