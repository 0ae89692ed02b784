import Link from 'next/link';
import type { ComponentProps } from 'react';
import { LinkProgress } from './link-progress.tsx';

/** A link to the same list, shown in another way: it is fetched when it is asked for, and shows that it is on the way. */
export const ListLink = ({ children, ...rest }: ComponentProps<typeof Link>) => (
  <Link prefetch={false} {...rest}>
    {children}
    <LinkProgress />
  </Link>
);
