'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useRef, useTransition } from 'react';
import { ProgressLine } from './progress-line.tsx';

/** Where the form leads: its fields that are filled in, as the browser itself would send them. */
function addressIn(form: HTMLFormElement): string {
  const { pathname } = new URL(form.action);
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
  }
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Whether two addresses ask for the same, in whatever order. */
const sameAddress = (one: string, other: string): boolean =>
  one.split(/[?&]/).toSorted().join() === other.split(/[?&]/).toSorted().join();

/**
 * A form of filters. Without scripts it is sent by its button; with them each choice applies at once, while the page,
 * the place in it and the focus stay. What the form shows follows the address, also on the way back.
 */
export function LiveForm({
  id,
  action,
  address,
  resultsId,
  className,
  children,
}: {
  id: string;
  action: string;
  /** Of the list that the page shows. */
  address: string;
  /** What takes the focus when the link that had it is gone. */
  resultsId: string;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef<string | null>(null);
  /** Of the list that was asked for last: it may be on its way yet. */
  const asked = useRef(address);

  const apply = useCallback(
    (from: HTMLFormElement) => {
      const wanted = addressIn(from);
      if (sameAddress(wanted, asked.current)) return;
      asked.current = wanted;
      startTransition(() => router.push(wanted, { scroll: false }));
    },
    [router],
  );

  useEffect(() => {
    if (pending || shown.current === address || !form.current) return;
    const isFirst = shown.current === null;
    shown.current = address;
    asked.current = address;
    // What was chosen before scripts ran is sent off now.
    if (isFirst) return apply(form.current);
    resetExceptTyping(form.current);
    if (document.activeElement === document.body)
      document.getElementById(resultsId)?.focus({ preventScroll: true });
  }, [address, apply, pending, resultsId]);

  return (
    <form
      ref={form}
      id={id}
      action={action}
      autoComplete="off"
      aria-busy={pending || undefined}
      className={className}
      onChange={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.type === 'checkbox')
          apply(event.currentTarget);
      }}
      onBlur={(event) => apply(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
        const sheet = event.currentTarget.closest<HTMLElement>('[popover]');
        if (sheet?.matches(':popover-open')) sheet.hidePopover();
      }}
    >
      {children}
      {pending && <ProgressLine />}
    </form>
  );
}

/** All fields as the server wrote them, the one that is being typed into excepted. */
function resetExceptTyping(form: HTMLFormElement): void {
  const focused = document.activeElement;
  const typing = focused instanceof HTMLInputElement && focused.form === form && focused.type === 'text';
  const text = typing ? focused.value : '';
  form.reset();
  if (typing) focused.value = text;
}
