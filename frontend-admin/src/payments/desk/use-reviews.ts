'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Review } from '../review.ts';
import { fetchReview } from './desk-calls.ts';

const retryMilliseconds = 2_000;

type Reviews = Readonly<Record<string, Review | undefined>>;

/**
 * What is known of the payment that is looked at, read again when it is opened, and of the next ones, read ahead: they
 * are shown at once when their turn comes.
 */
export function useReviews(current: string | null, upcoming: readonly string[], first: Review | null) {
  const [reviews, setReviews] = useState<Reviews>(() => (first ? { [first.payment.id]: first } : {}));
  const known = useRef(reviews);
  known.current = reviews;
  const reading = useRef(new Set<string>());

  const [reads, setReads] = useState(0);
  const read = useCallback(async (id: string) => {
    if (reading.current.has(id)) return;
    reading.current.add(id);
    const review = await fetchReview(id);
    reading.current.delete(id);
    if (review) setReviews((before) => ({ ...before, [id]: review }));
    setReads((count) => count + 1);
  }, []);

  const untouched = useRef(first?.payment.id);
  useEffect(() => {
    // The page came with the first one.
    if (current !== null && current !== untouched.current) void read(current);
    untouched.current = undefined;
  }, [current, read]);

  // What could not be read of the one in hand is tried again: by then the shop may be back.
  const isWhole = current === null || (reviews[current]?.order ?? null) !== null;
  useEffect(() => {
    if (isWhole || current === null) return;
    const timer = window.setTimeout(() => void read(current), retryMilliseconds);
    return () => window.clearTimeout(timer);
  }, [isWhole, current, reads, read]);

  const wanted = upcoming.join(',');
  useEffect(() => {
    for (const id of wanted.split(',')) if (id !== '' && !known.current[id]) void read(id);
  }, [wanted, read]);

  return { reviews, lookAgain: read };
}
