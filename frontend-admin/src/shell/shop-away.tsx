import { answerAway } from '@eshop/site/page-status.ts';
import { currentPath } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { siteText } from '@text/site';

/** In place of a page whose main thing could not be read: says so, and tries again. */
export async function ShopAway() {
  answerAway();
  return (
    <div className="desk-page" role="alert">
      <h1 className="text-2xl">{siteText.awayTitle}</h1>
      <p className="mt-3 max-w-prose text-soft">{siteText.awayText}</p>
      <p className="mt-6">
        <a href={await currentPath()} className={buttonClasses({ look: 'primary' })}>
          {siteText.tryAgain}
        </a>
      </p>
    </div>
  );
}

/** In place of a part of a page. */
export const PartAway = () => <Message tone="warn" title={siteText.partAway} />;
