import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { catalogueText } from '@text/catalogue';
import type { Metadata } from 'next';
import { categoryTree, findCategory } from '@/catalogue/categories.ts';
import { categoryPath } from '@/catalogue/paths.ts';
import { Listing } from '@/listing/listing.tsx';
import { listingMetadata } from '@/listing/listing-metadata.ts';
import { readListing } from '@/listing/read-listing.ts';
import { readSelection, type SearchParams } from '@/listing/selection.ts';
import { deadEndMetadata } from '@/parts/dead-end.tsx';
import { NotHere } from '@/parts/not-here.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

async function read({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = readSelection(await searchParams);
  const found = findCategory(await categoryTree(), slug);
  if (!found) return 'missing';
  return { ...found, asked, listed: await readListing(asked, slug) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [page, format] = await Promise.all([unlessAway(read(props)), currentFormat()]);
  if (page === 'missing') return deadEndMetadata;
  if (!page) return { title: catalogueText.allVehicles, robots: { index: false } };
  const { category, asked, listed } = page;
  return listingMetadata({ title: category.name, path: categoryPath(category.slug), asked, listed, format });
}

/** All vehicles of a category and of those below it. */
export default async function CategoryPage(props: Props) {
  const [page, format] = await Promise.all([unlessAway(read(props)), currentFormat()]);
  if (page === 'missing') return <NotHere />;
  if (!page) return <ShopAway />;
  const { category, above, listed } = page;
  const crumb = ({ name, slug }: { name: string; slug: string }) => ({ name, path: categoryPath(slug) });
  return (
    <Listing
      title={category.name}
      path={categoryPath(category.slug)}
      category={category.slug}
      crumbs={above.map(crumb)}
      narrower={category.children.map(crumb)}
      listed={listed}
      format={format}
    />
  );
}
