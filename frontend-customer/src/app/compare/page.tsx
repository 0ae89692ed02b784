import { currentFormat } from '@eshop/site/format/current-format.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { Message } from '@eshop/ui/message';
import { compareText } from '@text/compare';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { comparePath, idsIn, mostCompared } from '@/compare/compare-ids.ts';
import { CompareTable } from '@/compare/compare-table.tsx';
import { comparedIds } from '@/compare/compared.ts';
import { readCompared } from '@/compare/read-compared.ts';
import { ShopAway } from '@/parts/shop-away.tsx';

type Props = { searchParams: Promise<{ ids?: string | string[] }> };

const read = async ({ searchParams }: Props) => idsIn([(await searchParams).ids ?? []].flat().join(','));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const products = await unlessAway(readCompared((await read(props)).slice(0, mostCompared)));
  const names = (products ?? []).map(({ name }) => name);
  return {
    title: names.length > 0 ? compareText.titleOf(names) : compareText.title,
    description: compareText.description,
    alternates: { canonical: '/compare' },
    robots: { index: false },
  };
}

/** Up to four vehicles side by side: those of the address, or else those that the visitor chose. */
export default async function ComparePage(props: Props) {
  const named = await read(props);
  if (named.length === 0) {
    const chosen = await comparedIds();
    if (chosen.length > 0) redirect(comparePath(chosen));
    return <NothingChosen />;
  }
  const ids = named.slice(0, mostCompared);
  const [products, format] = await Promise.all([unlessAway(readCompared(ids)), currentFormat()]);
  if (!products) return <ShopAway />;
  if (products.length === 0) return <NothingChosen missing={ids.length} />;
  const missing = ids.length - products.length;
  return (
    <div className="page pt-8">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-3xl">{compareText.title}</h1>
          <p className="mt-2 text-soft" role="status">
            {compareText.count(products.length)}
          </p>
        </div>
        {products.length < mostCompared && (
          <Link href="/search" className={buttonClasses()}>
            <Icon name="plus" className="size-4" />
            {compareText.addAnother}
          </Link>
        )}
      </div>
      {named.length > mostCompared && <Message title={compareText.tooMany} className="mt-5" />}
      {missing > 0 && <Message title={compareText.missing(missing)} className="mt-5" />}
      <div className="mt-4">
        <CompareTable products={products} format={format} />
      </div>
    </div>
  );
}

const NothingChosen = ({ missing = 0 }: { missing?: number }) => (
  <div className="page py-16">
    <h1 className="text-3xl">{compareText.emptyTitle}</h1>
    {missing > 0 && <Message title={compareText.missing(missing)} className="mt-5 max-w-prose" />}
    <p className="mt-3 max-w-prose text-soft">{compareText.emptyText}</p>
    <p className="mt-6">
      <Link href="/search" className={buttonClasses({ look: 'primary' })}>
        {compareText.browse}
      </Link>
    </p>
  </div>
);
