'use client';

import type { StockLevel } from '@eshop/contracts/api/warehouse';
import { useEffect, useState } from 'react';

/** The stock of a product, read anew whenever `reading` changes; null while it is not known. */
export function useLevels(productId: string | null, reading: number): readonly StockLevel[] | null {
  const [read, setRead] = useState<{ productId: string; levels: readonly StockLevel[] } | null>(null);
  useEffect(() => {
    if (productId === null) return;
    const leaving = new AbortController();
    fetch(`/api/warehouse/levels?productId=${productId}`, { signal: leaving.signal })
      .then(async (answer) => {
        if (answer.ok) setRead({ productId, levels: await answer.json() });
      })
      .catch(() => undefined);
    return () => leaving.abort();
  }, [productId, reading]);
  return read?.productId === productId ? read.levels : null;
}
