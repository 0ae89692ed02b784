import { Icon } from '@eshop/ui/icon';
import { compareText } from '@text/compare';
import Link from 'next/link';
import { comparePath } from './compare-ids.ts';
import { comparedIds } from './compared.ts';

/** The way to the comparison, with how many vehicles are chosen. */
export async function CompareLink({ className, icon = false }: { className: string; icon?: boolean }) {
  const ids = await comparedIds();
  return (
    <Link href={comparePath(ids)} prefetch={false} className={className}>
      {icon && <Icon name="compare" className="size-4" />}
      {compareText.link}
      {ids.length > 0 && <span>{compareText.linkCount(ids.length)}</span>}
    </Link>
  );
}
