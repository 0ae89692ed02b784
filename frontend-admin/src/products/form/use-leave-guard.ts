'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

/**
 * Asks before what was typed is left: the browser does for another site or a closed tab, this for links of the site.
 * @returns where somebody wants to go, until `stay` or `leave`
 */
export function useLeaveGuard(isDirty: boolean) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  const leaving = useRef(false);

  useEffect(() => {
    if (!isDirty) return;
    const unload = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const { origin, pathname, search } = new URL(link.href);
      const elsewhere =
        origin === location.origin && pathname + search !== location.pathname + location.search;
      if (!elsewhere || link.target === '_blank' || link.hasAttribute('download')) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(pathname + search);
    };
    window.addEventListener('beforeunload', unload);
    document.addEventListener('click', click, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, { capture: true });
    };
  }, [isDirty]);

  return {
    wanted,
    stay: () => setWanted(null),
    leave() {
      if (wanted === null) return;
      leaving.current = true;
      setWanted(null);
      router.push(wanted);
    },
  };
}
