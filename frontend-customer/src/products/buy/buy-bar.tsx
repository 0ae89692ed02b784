'use client';

import { type ReactNode, useEffect, useState } from 'react';

/**
 * On phones: a bar at the foot of the window with what is needed to buy, while the element `of` is out of sight. It
 * takes its place in the page all the time, so that nothing moves and nothing is covered at the end.
 */
export function BuyBar({ of, children }: { of: string; children: ReactNode }) {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    const element = document.getElementById(of);
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setNeeded(entry?.isIntersecting === false));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return (
    <div
      className={`sticky bottom-0 z-20 mt-6 border-t border-line bg-surface lg:hidden ${needed ? '' : 'invisible'}`}
    >
      {children}
    </div>
  );
}
