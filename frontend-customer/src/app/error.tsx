'use client';

import { ErrorPage } from '@eshop/site/failed/error-page.tsx';
import { errorText } from '@text/errors';

/** For pages that could not be made. */
export default function PageFailed({ reset }: { error: Error; reset: () => void }) {
  return <ErrorPage words={errorText} frame="page py-20" heading="text-3xl" reset={reset} />;
}
