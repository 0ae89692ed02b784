import type { Format } from '@eshop/site/format/format.ts';
import { catalogueText } from '@text/catalogue';
import type { Listed } from './read-listing.ts';

/** How many vehicles a list has; `exact` is false when there are more. */
export type Count = { readonly number: number; readonly exact: boolean };

/** What is known of a list's length: also without counted filters a short list can be counted. */
export function countOf({ facets, products, nextCursor, selection }: Listed): Count {
  if (facets) return { number: facets.total, exact: facets.complete };
  return { number: products.length, exact: nextCursor === null && selection.cursor === null };
}

/** A list's length in words. */
export const countText = ({ number, exact }: Count, format: Format): string =>
  exact
    ? catalogueText.count(format.number(number), number === 1)
    : catalogueText.moreThan(format.number(number));
