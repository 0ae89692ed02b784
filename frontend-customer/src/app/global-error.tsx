'use client';

import { BareErrorPage } from '@eshop/site/failed/bare-error-page.tsx';
import { errorText } from '@text/errors';

/** For when not even the frame of a page could be made. */
export default function FrameFailed() {
  return <BareErrorPage words={errorText} />;
}
