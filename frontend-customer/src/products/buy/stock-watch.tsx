'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';

const everyMilliseconds = 20_000;

/**
 * Keeps the page's stock true while somebody looks at it: asks how many there are, and when that has changed has the
 * server write again what depends on it. Shows nothing itself.
 */
export function StockWatch({ productId, available }: { productId: string; available: number }) {
  const router = useRouter();
  useEffect(() => {
    let watching = true;
    const look = async () => {
      if (document.hidden) return;
      const now = await readStock(productId);
      if (watching && now !== undefined && now !== available) startTransition(() => router.refresh());
    };
    const onTime = () => void look();
    const timer = setInterval(onTime, everyMilliseconds);
    document.addEventListener('visibilitychange', onTime);
    return () => {
      watching = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onTime);
    };
  }, [productId, available, router]);
  return null;
}

/** How many there are now; undefined when that can't be said. */
async function readStock(productId: string): Promise<number | undefined> {
  try {
    const response = await fetch(`/api/stock?ids=${productId}`);
    const { stock }: { stock?: Record<string, number> } = await response.json();
    return stock?.[productId];
  } catch {
    return undefined;
  }
}
