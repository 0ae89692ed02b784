import { answerWith } from '@eshop/site/page-status.ts';
import { siteText } from '@text/site';
import { DeadEnd } from './dead-end.tsx';

/** In place of a page for what was asked for and is not there. */
export function NotHere() {
  answerWith(404);
  return <DeadEnd status={404} title={siteText.notFoundTitle} text={siteText.notFoundText} />;
}
