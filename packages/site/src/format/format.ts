import type { Money } from '@eshop/contracts/money';

/** Writes money, numbers and times as readers of a locale do. */
export type Format = ReturnType<typeof createFormat>;

/** Formats for one locale. Times are written in UTC; `LocalTime` puts them into the reader's zone. */
export function createFormat(locale: string) {
  const number = new Intl.NumberFormat(locale);
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    locale,
    /** Cents are shown where there are any. */
    money: ({ amount, currency }: Money): string =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
      }).format(amount / 100),
    number: (value: number): string => number.format(value),
    dateTime: (time: string): string => `${dateTime.format(new Date(time))} UTC`,
    date: (time: string): string => date.format(new Date(time)),
    kilometres: (value: number): string => `${number.format(value)} km`,
    kilograms: (value: number): string => `${number.format(value)} kg`,
    litres: (cc: number): string =>
      `${new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(cc / 1000)} l`,
    cubicCentimetres: (cc: number): string => `${number.format(cc)} cc`,
    horsepower: (value: number): string => `${number.format(value)} hp`,
  };
}
