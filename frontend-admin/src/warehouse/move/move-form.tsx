'use client';

import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { idle } from '@eshop/site/forms/form-state.ts';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { moveText } from '@text/move';
import { useActionState, useEffect, useRef, useState } from 'react';
import { DenseField, DenseSelect } from '@/parts/dense-field.tsx';
import { EffectPreview } from './effect-preview.tsx';
import { effectsOf, quantityIn, shortIn } from './effects.ts';
import { LevelsAside } from './levels-aside.tsx';
import { type MoveState, moveFromForm } from './move-action.ts';
import type { MoveKind } from './move-path.ts';
import { MovedMessage } from './moved-message.tsx';
import type { ProductChoice } from './product-choice.ts';
import { ProductPicker } from './product-picker.tsx';
import { ReasonField } from './reason-field.tsx';
import { useLevels } from './use-levels.ts';

/** Moves stock: what it will do stands there before, what was typed stays when it is refused. */
export function MoveForm({
  kind,
  warehouses,
  product,
  place,
  firstKey,
}: {
  kind: MoveKind;
  warehouses: readonly Warehouse[];
  /** Filled in by the address. */
  product: ProductChoice | null;
  place: string;
  /** Tells this form from every other, until it has done its work. */
  firstKey: string;
}) {
  const [state, send] = useActionState<MoveState, FormData>(moveFromForm, idle);
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState(firstKey);
  const [chosen, setChosen] = useState(product);
  const [from, setFrom] = useState(kind === 'transfer' ? place : '');
  const [to, setTo] = useState(kind === 'transfer' ? '' : place);
  const [quantity, setQuantity] = useState('');
  const [reason, setReason] = useState('');
  const [reading, setReading] = useState(0);
  const levels = useLevels(chosen?.id ?? null, reading);
  useEffect(() => {
    if (state !== idle) setReading((count) => count + 1);
    if (state.status === 'refused')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (state.status !== 'done') return;
    setKey(crypto.randomUUID());
    setQuantity('');
    form.current?.querySelector<HTMLElement>('#quantity')?.focus();
  }, [state]);

  const draft = { kind, quantity: quantityIn(quantity, kind), from, to };
  const effects = levels ? effectsOf(draft, levels) : [];
  const names = new Map(warehouses.map(({ id, name }) => [id, name]));
  const options = [
    { value: '', label: '–' },
    ...warehouses.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
      <form ref={form} action={send} noValidate className="grid gap-3">
        {state.moved && (
          <MovedMessage
            key={state.moved.id}
            onUndone={() => setReading((count) => count + 1)}
            moved={state.moved}
            product={chosen}
            names={names}
          />
        )}
        <FormMessage state={state} />
        <p className="text-soft">{moveText.lead[kind]}</p>
        <input type="hidden" name="type" value={kind} />
        <input type="hidden" name="key" value={key} />
        <ProductPicker chosen={chosen} error={state.errors.productId} onChoose={setChosen} />
        <div className="grid gap-3 sm:grid-cols-2">
          {kind === 'transfer' && (
            <DenseSelect
              id="from"
              label={moveText.from}
              error={state.errors.from}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
              options={options}
            />
          )}
          <DenseSelect
            id="to"
            label={kind === 'adjust' ? moveText.at : moveText.to}
            error={state.errors.to}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            options={options}
          />
          <DenseField
            id="quantity"
            label={moveText.quantity}
            error={state.errors.quantity}
            hint={kind === 'adjust' ? moveText.adjustHint : undefined}
            inputMode={kind === 'adjust' ? 'text' : 'numeric'}
            maxLength={9}
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
          />
        </div>
        <ReasonField kind={kind} value={reason} error={state.errors.reason} onChange={setReason} />
        <EffectPreview effects={effects} names={names} short={shortIn(effects) !== undefined} />
        <SubmitButton size="small" className="justify-self-start">
          {moveText.send[kind]}
        </SubmitButton>
      </form>
      {chosen && levels && <LevelsAside levels={levels} names={names} />}
    </div>
  );
}
