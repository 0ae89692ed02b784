import { siteText } from '@text/site';
import type { Metadata } from 'next';
import { DeadEnd } from '@/shell/dead-end.tsx';

export const metadata: Metadata = { title: siteText.notFoundTitle };

/** For addresses that lead nowhere. */
export default function NotFound() {
  return (
    <main id="content">
      <DeadEnd status={404} title={siteText.notFoundTitle} text={siteText.notFoundText} />
    </main>
  );
}
