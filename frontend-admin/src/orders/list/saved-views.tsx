'use client';

import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Button } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { ordersText } from '@text/orders';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { readViews, type SavedView, withoutView, withView, writeViews } from './views.ts';

/** Views that were given a name; each is a link. They are kept in this browser. */
export function SavedViews({ here }: { here: string }) {
  if (!useScripted()) return null;
  return <ViewList here={here} />;
}

function ViewList({ here }: { here: string }) {
  const [views, setViews] = useState<readonly SavedView[]>(() => readViews(window.localStorage));
  const [fault, setFault] = useState(false);
  const keep = (next: readonly SavedView[]) => {
    setViews(next);
    writeViews(window.localStorage, next);
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('view') ?? '').trim();
    setFault(name === '');
    if (name === '') return;
    keep(withView(views, { name, path: here }));
    form.reset();
  };
  return (
    <details className="relative">
      <summary className="flex h-9 list-none items-center rounded-md border border-edge bg-surface px-3 font-[600]">
        {ordersText.views}
      </summary>
      <div className="absolute right-0 z-20 mt-1 grid w-72 gap-2 rounded-md border border-edge bg-surface p-3 shadow-lift max-sm:fixed max-sm:inset-x-4 max-sm:top-auto max-sm:w-auto">
        {views.length === 0 && <p className="text-soft">{ordersText.noViews}</p>}
        <ul className="grid gap-0.5">
          {views.map(({ name, path }) => (
            <li key={name} className="flex items-center gap-1">
              <Link
                href={path}
                aria-current={path === here ? 'page' : undefined}
                className="min-w-0 flex-1 truncate rounded-sm px-2 py-1.5 no-underline hover:bg-sunken aria-[current]:font-[650]"
              >
                {name}
              </Link>
              <Button
                size="small"
                look="quiet"
                aria-label={ordersText.removeView(name)}
                onClick={() => keep(withoutView(views, name))}
              >
                <Icon name="bin" className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
        <form onSubmit={save} className="grid gap-1 border-t border-line pt-2" noValidate>
          <label htmlFor="view" className="text-xs font-[600] text-soft">
            {ordersText.viewName}
          </label>
          <div className="flex gap-2">
            <input
              id="view"
              name="view"
              maxLength={60}
              autoComplete="off"
              aria-invalid={fault || undefined}
              aria-describedby={fault ? 'view-fault' : undefined}
              className="h-9 min-w-0 flex-1 rounded-md border border-edge bg-surface px-2.5 aria-invalid:border-bad"
            />
            <Button size="small" type="submit">
              {ordersText.saveView}
            </Button>
          </div>
          {fault && (
            <p id="view-fault" className="text-bad">
              {ordersText.viewNeedsName}
            </p>
          )}
        </form>
      </div>
    </details>
  );
}
