'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';

/**
 * Keeps a notice until the visitor goes to another page. The server tells it once, and a page that is brought up to
 * date meanwhile (an order that is followed live, a cart in which something changes) would take it away unread.
 */
export function KeptNotice({
  mark,
  children,
}: {
  /** Its own text; null for none. */ mark: string | null;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const [kept, setKept] = useState({ mark, children, pathname });
  if (mark !== null && mark !== kept.mark) setKept({ mark, children, pathname });
  else if (mark === null && kept.mark !== null && pathname !== kept.pathname)
    setKept({ mark, children: null, pathname });
  return kept.children;
}
