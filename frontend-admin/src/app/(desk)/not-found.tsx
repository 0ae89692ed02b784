import { siteText } from '@text/site';
import { DeadEnd } from '@/shell/dead-end.tsx';

/** For what a page of the desk was asked for and is not there. */
export default function NotFound() {
  return <DeadEnd status={404} title={siteText.notFoundTitle} text={siteText.notFoundText} />;
}
