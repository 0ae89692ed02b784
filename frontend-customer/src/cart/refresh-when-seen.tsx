'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Brings a page up to date when it is looked at again: the cart may have changed in another tab. */
export function RefreshWhenSeen() {
  const router = useRouter();
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && router.refresh();
    const shownAgain = (event: PageTransitionEvent) => event.persisted && router.refresh();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pageshow', shownAgain);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pageshow', shownAgain);
    };
  }, [router]);
  return null;
}
