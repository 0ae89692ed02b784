'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** A modal dialog that is open as long as it is on the page; Escape and a press beside it close it. */
export function Modal({
  labelledBy,
  onClose,
  className,
  children,
}: {
  labelledBy: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself.
    <dialog
      ref={dialog}
      aria-labelledby={labelledBy}
      onClose={() => !dialog.current?.open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={`m-auto w-full max-w-xl rounded-lg border border-edge bg-surface p-0 text-ink shadow-lift backdrop:bg-black/50 max-sm:max-w-[calc(100%-1rem)] ${className ?? ''}`}
    >
      <div>{children}</div>
    </dialog>
  );
}
