import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';

/** The language of the site's texts (`src/text/en`). */
export const language = 'en';
const fallback = 'en-US';

/** How a visitor writes numbers and dates: the first of the browser's languages that the texts are written in. */
export function localeFrom(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? '').split(',').map((entry) => entry.split(';')[0]?.trim() ?? '');
  const fitting = wanted.find((tag) => new RegExp(`^${language}(-[A-Za-z]{2})?$`).test(tag));
  return fitting === undefined || fitting === language ? fallback : fitting;
}

/** The locale of the request in hand. */
export const currentLocale = cache(
  async (): Promise<string> => localeFrom((await headers()).get('accept-language')),
);
