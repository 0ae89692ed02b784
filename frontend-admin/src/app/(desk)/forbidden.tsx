import { siteText } from '@text/site';
import { DeadEnd } from '@/shell/dead-end.tsx';

/** For a page of the desk that is not for the roles of who asks. */
export default function Forbidden() {
  return <DeadEnd status={403} title={siteText.forbiddenTitle} text={siteText.forbiddenText} />;
}
