'use client';

import { classes } from '@eshop/ui/classes';
import { keyboardText } from '@text/keyboard';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useState } from 'react';
import { Modal } from '@/parts/modal.tsx';
import type { StaffRole } from '@/session/staff-role.ts';
import { pagesFor } from '@/shell/pages.ts';
import type { Finding } from './finding.ts';
import { useFindings } from './use-findings.ts';

const optionId = (index: number) => `palette-option-${index}`;

/** Finds pages, orders, products and people by a few letters, and goes there. */
export function Palette({ roles, onClose }: { roles: readonly StaffRole[]; onClose: () => void }) {
  const router = useRouter();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = words.trim();
  const { findings, searching, failed } = useFindings(wanted);
  const pages = pagesFor(roles)
    .filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()))
    .map(({ title, path }): Finding => ({ kind: 'page', title, path }));
  const options = [...pages, ...findings];
  const current = Math.min(chosen, options.length - 1);

  const go = (option: Finding | undefined) => {
    if (!option) return;
    router.push(option.path);
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, options.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0));
    else if (event.key === 'Enter') go(options[current]);
    else return;
    event.preventDefault();
  };
  const said = failed
    ? keyboardText.paletteFailed
    : searching
      ? keyboardText.paletteSearching
      : options.length === 0
        ? keyboardText.paletteEmpty
        : '';

  return (
    <Modal labelledBy="palette-title" onClose={onClose} className="mt-[12dvh]">
      <h2 id="palette-title" className="sr-only">
        {keyboardText.paletteTitle}
      </h2>
      <input
        role="combobox"
        aria-label={keyboardText.paletteLabel}
        aria-expanded={options.length > 0}
        aria-controls="palette-options"
        aria-activedescendant={options.length > 0 ? optionId(current) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={keyboardText.palettePlaceholder}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
        className="w-full rounded-t-lg border-b border-line bg-transparent px-4 py-3.5 text-lg outline-none placeholder:text-soft"
      />
      <div role="status" className={classes('px-4 text-soft', said && 'py-2')}>
        {said}
      </div>
      <div
        id="palette-options"
        role="listbox"
        aria-label={keyboardText.paletteTitle}
        className="max-h-[50dvh] overflow-y-auto p-2 empty:hidden"
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: see above; the field points at the chosen option.
          <div
            key={option.path}
            id={optionId(index)}
            role="option"
            aria-selected={index === current}
            onPointerMove={() => setChosen(index)}
            onClick={() => go(option)}
            className="flex cursor-pointer items-baseline gap-3 rounded-md px-3 py-2 aria-selected:bg-sunken"
          >
            <span className="w-16 shrink-0 text-xs text-soft">{keyboardText.kinds[option.kind]}</span>
            <span className="font-[600]">{option.title}</span>
            <span className="truncate text-soft">{option.detail}</span>
          </div>
        ))}
      </div>
    </Modal>
  );
}
