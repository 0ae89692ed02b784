'use client';

import { Button } from '@eshop/ui/button';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import type { ErrorWords } from './error-words.ts';

/** For pages that could not be made: says so in a site's own words, and tries again. */
export function ErrorPage({
  words,
  frame,
  heading,
  reset,
}: {
  words: ErrorWords;
  /** Classes of the inside of the site's pages. */
  frame: string;
  /** Classes of their heading. */
  heading: string;
  /** As Next.js gives it to an `error.tsx`. */
  reset: () => void;
}) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className={frame} role="alert">
      <h1 className={heading}>{words.title}</h1>
      <p className="mt-3 max-w-prose text-soft">{words.text}</p>
      <p className="mt-6">
        <Button look="primary" onClick={again}>
          {words.tryAgain}
        </Button>
      </p>
    </div>
  );
}
