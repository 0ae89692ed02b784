import { siteText } from '@text/site';
import { DeadEnd } from '@/shell/dead-end.tsx';

/** For what went away while its page was open. */
export default function NotFound() {
  return <DeadEnd status={404} title={siteText.notFoundTitle} text={siteText.notFoundText} />;
}
