import { DeadEnd, deadEndMetadata } from '@/parts/dead-end.tsx';

export const metadata = deadEndMetadata;

/** For addresses that lead nowhere. */
export default function NotFound() {
  return <DeadEnd />;
}
