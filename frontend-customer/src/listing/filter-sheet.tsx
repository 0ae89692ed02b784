import { Button, buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { catalogueText } from '@text/catalogue';
import type { ReactNode } from 'react';
import { LiveForm } from './live-form.tsx';
import type { Selection } from './selection.ts';

export const filterSheetId = 'filters';
export const resultsId = 'results';

/**
 * The filters: beside the list where there is room, else a sheet above it. The sheet is the browser's own popover, so it
 * opens, closes by Escape and gives the focus back without any script.
 */
export function FilterSheet({
  path,
  address,
  selection,
  showResults,
  children,
}: {
  path: string;
  address: string;
  selection: Selection;
  /** Words of the button that closes the sheet. */
  showResults: string;
  children: ReactNode;
}) {
  return (
    <aside
      id={filterSheetId}
      popover="auto"
      aria-label={catalogueText.filters}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-[min(24rem,100%)] max-w-none overflow-hidden border-0 bg-paper p-0 text-ink backdrop:bg-black/45 open:animate-slide-in lg:sticky lg:top-21 lg:block lg:h-auto lg:max-h-[calc(100dvh-6rem)] lg:w-auto lg:self-start lg:overflow-y-auto lg:open:animate-none"
    >
      <LiveForm
        id="listing"
        action={path}
        address={address}
        resultsId={resultsId}
        className="flex h-full flex-col lg:h-auto"
      >
        {selection.words !== '' && <input type="hidden" name="q" value={selection.words} />}
        {selection.sort !== null && <input type="hidden" name="sort" value={selection.sort} />}
        <div className="flex items-center justify-between border-b border-line px-4 py-2 lg:border-b-2 lg:border-ink lg:px-1">
          <h2 className="text-lg">{catalogueText.filters}</h2>
          <Button
            look="quiet"
            popoverTarget={filterSheetId}
            popoverTargetAction="hide"
            className="-mr-3 lg:hidden"
          >
            <Icon name="close" />
            <span className="sr-only">{catalogueText.closeFilters}</span>
          </Button>
        </div>
        <div className="flex-1 overflow-y-auto overscroll-contain px-4 lg:overflow-visible lg:px-1">
          {children}
        </div>
        <div className="border-t border-line p-4 lg:hidden lg:border-0 lg:px-1 lg:noscript:block">
          <button type="submit" className={buttonClasses({ look: 'primary' }, 'w-full')}>
            {showResults}
          </button>
        </div>
      </LiveForm>
    </aside>
  );
}
