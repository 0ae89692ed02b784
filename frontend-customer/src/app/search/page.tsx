import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { catalogueText } from '@text/catalogue';
import { searchText } from '@text/search';
import type { Metadata } from 'next';
import { categoryTree } from '@/catalogue/categories.ts';
import { categoryPath } from '@/catalogue/paths.ts';
import { addressOf } from '@/listing/address.ts';
import { Listing } from '@/listing/listing.tsx';
import { listingMetadata } from '@/listing/listing-metadata.ts';
import { readListing } from '@/listing/read-listing.ts';
import { readSelection, type SearchParams } from '@/listing/selection.ts';
import { ShopAway } from '@/parts/shop-away.tsx';

type Props = { searchParams: Promise<SearchParams> };

const path = '/search';
const titleOf = (words: string) => (words === '' ? searchText.title : searchText.titleFor(words));

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = readSelection(await searchParams);
  const [listed, format] = await Promise.all([unlessAway(readListing(asked, null)), currentFormat()]);
  return listingMetadata({ title: titleOf(asked.words), path, asked, listed, format });
}

/** Vehicles of all categories, by the words that were typed. */
export default async function SearchPage({ searchParams }: Props) {
  const asked = readSelection(await searchParams);
  const [listed, tree, format] = await Promise.all([
    unlessAway(readListing(asked, null)),
    categoryTree().catch(() => []),
    currentFormat(),
  ]);
  if (!listed) return <ShopAway />;
  return (
    <Listing
      title={titleOf(asked.words)}
      path={path}
      category={null}
      crumbs={[]}
      narrower={tree.map(({ name, slug }) => ({
        name: catalogueText.searchIn(name),
        path: addressOf(categoryPath(slug), listed.selection),
      }))}
      listed={listed}
      format={format}
    />
  );
}
