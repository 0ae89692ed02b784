'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';

/**
 * Keeps a notice until the visitor goes to another page, and has the server tell it no more once it is shown. A page that is
 * brought up to date meanwhile (an order that is followed live, a cart in which something changes) would take it away
 * unread; a step to another page does not ask the server for this part again, and would leave it there for good.
 */
export function KeptNotice({
  id,
  children,
}: {
  /** Null for none. */ id: string | null;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const [kept, setKept] = useState({ id, children, pathname });
  if (id !== null && id !== kept.id) setKept({ id, children, pathname });
  else if (pathname !== kept.pathname) setKept({ id: kept.id, children: null, pathname });
  useEffect(() => {
    if (kept.id === null) return;
    // One that can not be sent is told once more, which does no harm.
    void fetch('/session/notice', { method: 'POST', body: kept.id, keepalive: true }).catch(() => undefined);
  }, [kept.id]);
  return kept.children;
}
