import { answerAway } from '@eshop/site/page-status.ts';
import { currentPath } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { siteText } from '@text/site';

/** In place of what could not be read while the shop is away: says so, and tries again. */
export async function ShopAway({
  title = siteText.awayTitle,
  text = siteText.awayText,
  again,
}: {
  title?: string;
  text?: string;
  /** Where to try again; the page itself when left out. */
  again?: string;
}) {
  answerAway();
  return (
    <div className="page py-20" role="alert">
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-3 max-w-prose text-soft">{text}</p>
      <p className="mt-6">
        <a href={again ?? (await currentPath())} className={buttonClasses({ look: 'primary' })}>
          {siteText.tryAgain}
        </a>
      </p>
    </div>
  );
}
