'use client';

import { imagesText } from '@text/product-images';
import { useEffect, useRef, useState } from 'react';
import { orderImages } from './change-images.ts';
import { mergedOrder, moved } from './picture-order.ts';

/**
 * The order in which pictures are shown: what was just moved stands there at once and is saved behind it, one save
 * after the other, the latest order last.
 */
export function usePictureOrder(productId: string, ids: readonly string[]) {
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState('');
  const latest = useRef<readonly string[] | null>(null);
  const saving = useRef(false);
  /** The order that was saved last, until the page shows it; a move that comes before that builds on it. */
  const saved = useRef<readonly string[] | null>(null);
  const order = mergedOrder(wanted ?? ids, ids);
  const key = ids.join();

  useEffect(() => {
    // The page was read again: what it shows is what was saved.
    if (saving.current || latest.current !== null) return;
    saved.current = null;
    setWanted(null);
  }, [key]);

  async function save(shown: readonly string[]): Promise<void> {
    saving.current = true;
    while (latest.current) {
      const next = latest.current;
      latest.current = null;
      const problem = await orderImages(productId, saved.current ?? shown, next).catch(() => imagesText.lost);
      if (problem !== null) {
        latest.current = null;
        saved.current = null;
        setWanted(null);
        setSaid(`${imagesText.orderFailed} ${problem}`);
        break;
      }
      saved.current = next;
      setSaid(imagesText.orderSaved);
    }
    saving.current = false;
  }

  return {
    order,
    /** What there is to say about the last move. */
    said,
    /** Shows it, without saving. */
    show(from: number, to: number) {
      if (to >= 0 && to < order.length) setWanted(moved(order, from, to));
    },
    /** Saves what is shown, or moves one and saves that. */
    commit(next: readonly string[] = order) {
      if (next.join() === (saved.current?.join() ?? key) && !saving.current) return;
      setWanted(next);
      latest.current = next;
      if (!saving.current) void save(ids);
    },
    moveTo(from: number, to: number) {
      if (to < 0 || to >= order.length) return;
      setSaid(imagesText.movedTo(to + 1, order.length));
      this.commit(moved(order, from, to));
    },
  };
}
