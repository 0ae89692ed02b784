'use client';

import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Button } from '@eshop/ui/button';
import { tableText } from '@text/tables';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent, useRef, useTransition } from 'react';

const restMilliseconds = 250;

/** Where the form leads: the fields that are filled in. Several boxes of one name become one list with commas. */
function addressIn(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const before = query.get(name);
    query.set(name, before === null ? value.trim() : `${before},${value.trim()}`);
  }
  const { pathname } = new URL(form.action);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Whether somebody changed a field since the page came. */
const isTouched = ({ elements }: HTMLFormElement): boolean =>
  [...elements].some((field) => {
    if (field instanceof HTMLSelectElement) return field.selectedIndex !== usualIndex(field);
    if (!(field instanceof HTMLInputElement)) return false;
    if (/checkbox|radio/.test(field.type)) return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  });

const usualIndex = ({ options }: HTMLSelectElement): number =>
  Math.max(
    0,
    [...options].findIndex(({ defaultSelected }) => defaultSelected),
  );

/**
 * The filters of a list, kept in its address: a view is a link. With scripts each change applies a moment later, the
 * focus and the place stay; without them a button sends the form. A changed filter begins at the first page again, for
 * the cursor is no field.
 */
export function FilterForm({
  action,
  label,
  className = 'flex flex-wrap items-end gap-2',
  children,
}: {
  /** The path of the list. */
  action: string;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const scripted = useScripted();
  const [pending, startTransition] = useTransition();
  const timer = useRef<number | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);

  const apply = (form: HTMLFormElement, after: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const wanted = addressIn(form);
      const here = window.location.pathname + window.location.search;
      if (wanted !== here) startTransition(() => router.replace(wanted, { scroll: false }));
    }, after);
  };

  const applyLatest = useEffectEvent(apply);
  useEffect(() => {
    // What was filled in before the scripts were there.
    if (form.current && isTouched(form.current)) applyLatest(form.current, 0);
    // Who follows a link meanwhile does not want the filter any more.
    const forget = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a')) window.clearTimeout(timer.current);
    };
    document.addEventListener('click', forget, { capture: true });
    return () => {
      document.removeEventListener('click', forget, { capture: true });
      window.clearTimeout(timer.current);
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not announced by all readers yet.
    <form
      ref={form}
      role="search"
      aria-label={label}
      action={action}
      autoComplete="off"
      aria-busy={pending || undefined}
      className={className}
      onChange={(event) => {
        const typing =
          event.target instanceof HTMLInputElement && /text|search|number/.test(event.target.type);
        apply(event.currentTarget, typing ? restMilliseconds : 0);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget, 0);
      }}
    >
      {children}
      {!scripted && (
        <Button type="submit" size="small">
          {tableText.apply}
        </Button>
      )}
    </form>
  );
}
