import { buttonClasses } from '@eshop/ui/button';
import { siteText } from '@text/site';
import Link from 'next/link';

/** A page that leads nowhere, and the way back. */
export const DeadEnd = ({ status, title, text }: { status: number; title: string; text: string }) => (
  <div className="desk-page">
    <p className="plate text-soft">{status}</p>
    <h1 className="mt-4 text-2xl">{title}</h1>
    <p className="mt-3 max-w-prose text-soft">{text}</p>
    <p className="mt-6">
      <Link href="/" className={buttonClasses({ look: 'primary' })}>
        {siteText.toToday}
      </Link>
    </p>
  </div>
);
