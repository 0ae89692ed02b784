import type { Format } from '@eshop/site/format/format.ts';
import { catalogueText } from '@text/catalogue';
import type { Metadata } from 'next';
import { mediaPath } from '@/catalogue/pictures.ts';
import { filtersOf, isPlain } from './address.ts';
import { countOf, countText } from './count.ts';
import { filterName } from './filter-name.ts';
import type { Listed } from './read-listing.ts';
import type { Selection } from './selection.ts';

/** What search engines and shared links show of a list: the list itself is found, what somebody made of it is not. */
export function listingMetadata({
  title,
  path,
  asked,
  listed,
  format,
}: {
  title: string;
  path: string;
  asked: Selection;
  /** Null: could not be read. */
  listed: Listed | null;
  format: Format;
}): Metadata {
  const selection = listed?.selection ?? asked;
  const narrowedTo = filtersOf(selection)
    .map((filter) => filterName(filter, format))
    .join(', ');
  const full = catalogueText.inTitle(title, narrowedTo);
  const description = describe(title, listed, format);
  const image = listed?.products[0]?.images[0];
  const picture = image && mediaPath(image.url);
  return {
    title: full,
    description,
    alternates: { canonical: path },
    robots: isPlain(selection) ? { index: true, follow: true } : { index: false, follow: true },
    openGraph: {
      title: full,
      description,
      url: path,
      ...(image && picture
        ? {
            images: [
              { url: picture, width: image.width, height: image.height, alt: listed.products[0]?.name ?? '' },
            ],
          }
        : {}),
    },
  };
}

function describe(title: string, listed: Listed | null, format: Format): string {
  const cheapest = listed?.facets?.price?.min;
  return listed && cheapest
    ? catalogueText.description(title, countText(countOf(listed), format), format.money(cheapest))
    : catalogueText.shortDescription(title);
}
