'use client';

import { Button } from '@eshop/ui/button';
import { errorText } from '@text/errors';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';

/** For pages that could not be made: says so, and tries again. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="desk-page" role="alert">
      <h1 className="text-2xl">{errorText.title}</h1>
      <p className="mt-3 max-w-prose text-soft">{errorText.text}</p>
      <p className="mt-6">
        <Button look="primary" onClick={again}>
          {errorText.tryAgain}
        </Button>
      </p>
    </div>
  );
}
