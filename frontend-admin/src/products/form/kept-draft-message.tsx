'use client';

import { Button } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { productFormText } from '@text/product-form';
import type { KeptDraft } from './kept-draft.ts';

/** Offers what was typed here before and not saved. */
export const KeptDraftMessage = ({
  kept,
  locale,
  onTake,
  onForget,
}: {
  kept: KeptDraft;
  locale: string;
  onTake: () => void;
  onForget: () => void;
}) => (
  <Message tone="warn" title={productFormText.keptTitle} live>
    <p>
      {productFormText.keptText(
        new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(kept.at),
      )}
    </p>
    <div className="mt-2 flex gap-2">
      <Button size="small" look="primary" onClick={onTake}>
        {productFormText.keptRestore}
      </Button>
      <Button size="small" onClick={onForget}>
        {productFormText.keptDrop}
      </Button>
    </div>
  </Message>
);
