import { buttonClasses } from '@eshop/ui/button';
import { siteText } from '@text/site';
import type { Metadata } from 'next';
import Link from 'next/link';

/** What a page tells of itself that has nothing to show. */
export const deadEndMetadata: Metadata = { title: siteText.notFoundTitle, robots: { index: false } };

/** Says that nothing is here, and leads home. */
export const DeadEnd = () => (
  <div className="page py-20">
    <p className="plate text-soft">404</p>
    <h1 className="mt-4 text-3xl">{siteText.notFoundTitle}</h1>
    <p className="mt-3 max-w-prose text-soft">{siteText.notFoundText}</p>
    <p className="mt-6">
      <Link href="/" className={buttonClasses({ look: 'primary' })}>
        {siteText.toHome}
      </Link>
    </p>
  </div>
);
