'use client';

import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Button } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { orderLiveText } from '@text/orders';
import { useEffect, useState } from 'react';

const saidMilliseconds = 2_500;

/** Copies a text; there only where the browser can. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const scripted = useScripted();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), saidMilliseconds);
    return () => window.clearTimeout(timer);
  }, [copied]);
  if (!scripted || !('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => setCopied(true))
      .catch(() => undefined);
  return (
    <>
      <Button size="small" look="quiet" onClick={copy} aria-label={orderLiveText.copyWhat(what)}>
        {copied && <Icon name="check" className="size-4" />}
        {copied ? orderLiveText.copied : orderLiveText.copy}
      </Button>
      <span role="status" className="sr-only">
        {copied ? orderLiveText.copied : ''}
      </span>
    </>
  );
}
