'use client';

import { useLinkStatus } from 'next/link';
import { ProgressLine } from './progress-line.tsx';

/** Inside a link: shows that its page is on the way. */
export function LinkProgress() {
  const { pending } = useLinkStatus();
  return pending ? <ProgressLine /> : null;
}
