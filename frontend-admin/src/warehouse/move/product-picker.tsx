'use client';

import { Button } from '@eshop/ui/button';
import { moveText } from '@text/move';
import { useRef, useState } from 'react';
import { DenseField } from '@/parts/dense-field.tsx';
import type { ProductChoice } from './product-choice.ts';
import { useChoices } from './use-choices.ts';

/** Finds a product by its SKU or name while one types: arrows and Enter choose, and the field holds its id. */
export function ProductPicker({
  chosen,
  error,
  name = 'productId',
  onChoose,
}: {
  chosen: ProductChoice | null;
  error?: string | undefined;
  name?: string;
  onChoose: (product: ProductChoice | null) => void;
}) {
  const field = useRef<HTMLDivElement>(null);
  return (
    <div ref={field}>
      <input type="hidden" name={name} value={chosen?.id ?? ''} />
      {chosen ? (
        <div className="grid gap-1">
          <span className="text-xs font-[600] text-soft">{moveText.product}</span>
          <p className="flex min-h-9 items-center justify-between gap-2 rounded-md border border-line bg-surface pl-2.5">
            <span className="min-w-0">
              <strong className="font-[620] wrap-anywhere">{chosen.name}</strong>{' '}
              <span className="text-xs text-soft">{chosen.sku}</span>
            </span>
            <Button
              size="small"
              look="quiet"
              onClick={() => {
                onChoose(null);
                requestAnimationFrame(() =>
                  field.current?.querySelector<HTMLElement>('input[role]')?.focus(),
                );
              }}
            >
              {moveText.other}
            </Button>
          </p>
        </div>
      ) : (
        <Search error={error} onChoose={onChoose} />
      )}
    </div>
  );
}

function Search({
  error,
  onChoose,
}: {
  error: string | undefined;
  onChoose: (product: ProductChoice) => void;
}) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const words = text.trim();
  const { choices, searching, failed } = useChoices(words);
  const told = failed
    ? moveText.productFailed
    : choices.length > 0
      ? moveText.found(choices.length)
      : moveText.productNone;
  const open = words !== '' && choices.length > 0;
  const current = choices[Math.min(at, choices.length - 1)];
  return (
    <div className="relative">
      <DenseField
        id="product"
        label={moveText.product}
        error={error}
        role="combobox"
        aria-expanded={open}
        aria-controls="products"
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `product-${current.id}` : undefined}
        placeholder={moveText.productHint}
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter' && !searching && current) onChoose(current);
          else if (event.key === 'Escape') setText('');
          else if (event.key !== 'Enter') return;
          event.preventDefault();
        }}
      />
      <div
        id="products"
        role="listbox"
        aria-label={moveText.product}
        hidden={!open}
        className="absolute inset-x-0 z-20 mt-1 max-h-80 overflow-y-auto rounded-md border border-edge bg-surface py-1 shadow-lift"
      >
        {choices.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
          <div
            key={choice.id}
            id={`product-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === current}
            onClick={() => onChoose(choice)}
            className="cursor-pointer px-2.5 py-1.5 aria-selected:bg-sunken hover:bg-sunken"
          >
            <span className="font-[620] wrap-anywhere">{choice.name}</span>{' '}
            <span className="text-xs text-soft">{choice.sku}</span>
          </div>
        ))}
      </div>
      <p role="status" className={words !== '' && !searching && !open ? 'pt-1 text-xs text-soft' : 'sr-only'}>
        {words !== '' && !searching ? told : ''}
      </p>
    </div>
  );
}
