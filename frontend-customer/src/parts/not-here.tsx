import { answerWith } from '@eshop/site/page-status.ts';
import { DeadEnd } from './dead-end.tsx';

/** In place of a page for what was asked for and is not there; to be read without scripts too. */
export function NotHere() {
  answerWith(404);
  return <DeadEnd />;
}
